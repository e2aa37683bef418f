// The page that people read of an image, at the registry it comes from.
#ifndef FL_FEATURES_IMAGE_PAGE_H
#define FL_FEATURES_IMAGE_PAGE_H

#include "base/arena.h"
#include "values/image_ref.h"

// A URL; empty where the registry is not known to have pages. The tag is in it where a page of its own shows it; one with a
// variable is left out.
Str image_page(Arena *a, const ImageRef *image);

#endif
