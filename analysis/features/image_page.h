// Web pages of images at their registries.
#ifndef FL_FEATURES_IMAGE_PAGE_H
#define FL_FEATURES_IMAGE_PAGE_H

#include "base/arena.h"
#include "values/image_ref.h"

// A URL; empty when the registry is not known to have pages. Includes the tag if tags have pages,
// unless it contains a variable.
Str image_page(Arena *a, const ImageRef *image);

#endif
