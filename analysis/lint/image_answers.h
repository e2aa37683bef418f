// What registries answered about images (fl_images.h), for rules and fixes.
#ifndef FL_LINT_IMAGE_ANSWERS_H
#define FL_LINT_IMAGE_ANSWERS_H

#include "fl_images.h"
#include "lint/rule.h"

// The answer for the image; NULL: none. Recorded as a dependency.
const FlImageAnswer *image_answer(const At *c, const ImageRef *image);

// Gets the image that a use names; false when it names none or one that is not known.
bool use_image(const StageUse *u, ImageRef *image);

#endif
