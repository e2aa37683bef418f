// What registries say of the images that files name, for the command line: each image is asked about once in a run.
#ifndef FL_SERVER_CHECKED_IMAGES_H
#define FL_SERVER_CHECKED_IMAGES_H

#include "server/image_store.h"
#include "server/registry.h"
#include "settings/settings.h"
#include <uv.h>

// Zeroed, it is ready to be started.
typedef struct ImageChecker {
    Str program;     // curl; empty: registries are not asked
    uv_mutex_t lock; // of what follows: one file is asked about at a time
    ImageStore store;
    RegistryPauses pauses;
} ImageChecker;

// Looks for curl where registries are to be asked. False, and it was said why, when it is not there. `here` is where the
// program runs: what lies there is not started.
bool checked_images_start(ImageChecker *checker, Arena *a, const Effective *settings, Str here);

// Asks about the images of the document, and gives it the answers, which live in the arena. Returns the images about which nothing
// is sure, and why, a line for each that was not told before. On any thread.
Str checked_images(ImageChecker *checker, Arena *a, const Effective *settings, FlDoc *doc);

// Says such lines on stderr.
void checked_images_tell(Str troubles);

void checked_images_clear(ImageChecker *checker);

#endif
