// Patterns over paths, for hosts that look for files.
#ifndef FL_PATHS_H
#define FL_PATHS_H

#include "base/arena.h"
#include "base/str.h"

struct Names;

// Paths that were met so far. Zeroed at first; lives in the arena that it is used with.
typedef struct FlSeenPaths {
    struct Names *names;
} FlSeenPaths;

// Whether the pattern can be read: every `[` closed, nothing missing after a backslash.
bool fl_path_pattern_is_valid(Str pattern);

// Whether a valid pattern matches the whole path: `*` and `?` within one folder, `**` any number of folders, `[a-z]` and
// `[^a-z]`. Time grows with the product of both lengths.
bool fl_path_matches(Arena *a, Str pattern, Str path);

// A path without `.`, `..` and doubled slashes: `a/../b` is `b`, nothing is `.` (Go's path.Clean).
Str fl_path_clean(Arena *a, Str path);

// Whether the path was not met before; it is from now on. The path has to live as long as the arena.
bool fl_path_is_new(FlSeenPaths *seen, Arena *a, Str path);

#endif
