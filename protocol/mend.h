// Makes JSON readable for jansson that is valid but beyond its limits, so that no edit is lost.
#ifndef FL_PROTOCOL_MEND_H
#define FL_PROTOCOL_MEND_H

#include "analysis.h"

// A copy of `text` in which numbers beyond 64 bits are clamped, too deeply nested values are null,
// NULs in names are U+FFFD, and control characters in strings are escaped. Other errors stay. Empty
// when the copy would be too long.
Str mend_json(Arena *a, Str text);

#endif
