// One engine for both kinds of patterns over paths: wildcards of COPY and ADD, and lines of .dockerignore.
#ifndef FL_VALUES_PATH_PATTERN_H
#define FL_VALUES_PATH_PATTERN_H

#include "base/arena.h"
#include "base/str.h"

// Whether `**` means any number of folders.
typedef enum PathPatternKind { PATTERN_SHALLOW, PATTERN_DEEP } PathPatternKind;

// Whether Go's path.Match takes the pattern: every `[` closed and not empty, nothing missing behind a backslash.
bool path_pattern_is_valid(Str pattern);

// Whether a valid pattern matches the whole path. Time grows with the product of both lengths.
bool path_pattern_match(Arena *a, Str pattern, PathPatternKind kind, Str path);

#endif
