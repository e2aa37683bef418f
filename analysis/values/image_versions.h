// Finds the tags with a version that a less specific tag may stand for.
#ifndef FL_VALUES_IMAGE_VERSIONS_H
#define FL_VALUES_IMAGE_VERSIONS_H

#include "base/arena.h"
#include "base/str.h"

enum { IMAGE_VERSIONS_MAX = 6 };

// The tags that name more of the version than `tag` does (`20.18.1-slim` for `20-slim` and `slim`),
// newest first: one per major version, or per minor version if `tag` has the major one. `out` must
// have room for IMAGE_VERSIONS_MAX. Versions are numbers with dots; more than five digits are a
// date.
uint32_t image_versions(Str tag, const Str *all, uint32_t count, Str *out);

// Whether the tag (empty: `latest`) leaves a part of the version open.
bool image_tag_is_open(Str tag);

#endif
