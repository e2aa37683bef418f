// Path patterns, for hosts that search for files.
#ifndef FL_PATHS_H
#define FL_PATHS_H

#include "base/arena.h"
#include "base/str.h"

struct Names;

// A set of paths. Zero-initialise it; always use it with the same arena.
typedef struct FlSeenPaths {
    struct Names *names;
} FlSeenPaths;

// Whether the pattern is well-formed: each `[` closed, no backslash at the end.
bool fl_path_pattern_is_valid(Str pattern);

// Whether a well-formed pattern matches the whole path: `*` and `?` within one folder, `**` over
// folders, `[a-z]`, `[^a-z]`. Takes time proportional to the product of the lengths.
bool fl_path_matches(Arena *a, Str pattern, Str path);

// A path without `.`, `..` and doubled slashes: `a/../b` is `b`, nothing is `.` (Go's path.Clean).
Str fl_path_clean(Arena *a, Str path);

// Adds the path; returns whether it is new. The path must live as long as the arena.
bool fl_path_is_new(FlSeenPaths *seen, Arena *a, Str path);

#endif
