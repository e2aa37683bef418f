// Versions among the tags of an image: which of them a loose tag may stand for.
#ifndef FL_VALUES_IMAGE_VERSIONS_H
#define FL_VALUES_IMAGE_VERSIONS_H

#include "base/arena.h"
#include "base/str.h"

enum { IMAGE_VERSIONS_MAX = 6 };

// The tags that name a version where `tag` names none or less of it (`20.18.1-slim` for `20-slim` and for `slim`), the newest
// first: one of each major version or, where `tag` has that, of each minor one. `out` has room for IMAGE_VERSIONS_MAX. Versions
// are numbers with dots between them; what has more than five digits is a date.
uint32_t image_versions(Str tag, const Str *all, uint32_t count, Str *out);

// Whether the tag, empty for `latest`, leaves a part of the version open.
bool image_tag_is_open(Str tag);

#endif
