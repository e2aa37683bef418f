// Answers of registries for a command: each image is asked about once in a run.
#ifndef FL_SERVER_CHECKED_IMAGES_H
#define FL_SERVER_CHECKED_IMAGES_H

#include "server/image_store.h"
#include "server/registry.h"
#include "settings/settings.h"
#include <uv.h>

// All zero: ready for checked_images_start.
typedef struct ImageChecker {
    Str program;     // path of curl; empty: registries are not asked
    uv_mutex_t lock; // protects what follows: one file asks at a time
    ImageStore store;
    RegistryPauses pauses;
} ImageChecker;

// Finds curl if the settings want registries to be asked. Returns false, with a message, when it is
// not found. Programs below `here`, the working directory, are not used.
bool checked_images_start(ImageChecker *checker, Arena *a, const Effective *settings, Str here);

// Asks about the document's images and gives it the answers, which live in the arena. Returns a
// line for each image without a certain answer that was not reported before. Thread-safe.
Str checked_images(ImageChecker *checker, Arena *a, const Effective *settings, FlDoc *doc);

// Prints such lines on stderr.
void checked_images_tell(Str troubles);

void checked_images_clear(ImageChecker *checker);

#endif
