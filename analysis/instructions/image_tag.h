// Parses the tag of an image.
#ifndef FL_INSTRUCTIONS_IMAGE_TAG_H
#define FL_INSTRUCTIONS_IMAGE_TAG_H

#include "instructions/images.h"

// A tag such as `22.11-bookworm-slim`.
typedef struct ImageTag {
    Str version;            // `22.11`; empty if it does not begin with a version
    uint32_t parts;         // how many numbers the version has
    const SuiteInfo *suite; // Debian or Ubuntu release; NULL: none named
    bool is_slim, is_alpine;
} ImageTag;

ImageTag image_tag(Str tag);

// Whether a part of the tag (split at dashes) begins with `word`, in any case.
bool tag_has_part(Str tag, Str word);

// Whether the tag names a release that determines the version: `debian:bookworm`, but not
// `node:bookworm`.
bool tag_names_release(const ImageTag *tag, const ImageFacts *image);

#endif
