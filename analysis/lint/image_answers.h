// What registries say of images: how rules and fixes ask for it (fl_images.h).
#ifndef FL_LINT_IMAGE_ANSWERS_H
#define FL_LINT_IMAGE_ANSWERS_H

#include "fl_images.h"
#include "lint/rule.h"

// What is known of the image; NULL: nothing.
const FlImageAnswer *image_answer(const At *c, const ImageRef *image);

// The image that a use names, and whether it names one that is known.
bool use_image(const StageUse *u, ImageRef *image);

#endif
