// The tag of an image, in its parts.
#ifndef FL_INSTRUCTIONS_IMAGE_TAG_H
#define FL_INSTRUCTIONS_IMAGE_TAG_H

#include "instructions/images.h"

// A tag such as `22.11-bookworm-slim`.
typedef struct ImageTag {
    Str version;            // `22.11`; empty when the tag begins with none
    uint32_t parts;         // numbers in it
    const SuiteInfo *suite; // the release of Debian or Ubuntu; NULL if it names none
    bool is_slim, is_alpine;
} ImageTag;

ImageTag image_tag(Str tag);

// Whether a part of the tag between dashes starts with `word`, in any case.
bool tag_has_part(Str tag, Str word);

// Whether it names a release of the image itself, which says the version: `debian:bookworm`, but not `node:bookworm`.
bool tag_names_release(const ImageTag *tag, const ImageFacts *image);

#endif
