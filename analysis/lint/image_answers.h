// What registries say of images: how rules and fixes ask for it (fl_images.h).
#ifndef FL_LINT_IMAGE_ANSWERS_H
#define FL_LINT_IMAGE_ANSWERS_H

#include "fl_images.h"
#include "lint/rule.h"

// What is known of the image; NULL: nothing.
const FlImageAnswer *image_answer(const At *c, const ImageRef *image);

// The image that a use names, and whether it names one that is known.
bool use_image(const StageUse *u, ImageRef *image);

// The newest of the tags that are versions, numbers with dots between them and nothing else: of `22.1.0`, `22` and `lts` the
// first. Empty when there is none.
Str newest_version(const FlImageAnswer *answer);

#endif
