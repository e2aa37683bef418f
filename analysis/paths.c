// The public functions for path patterns.
#include "base/names.h"
#include "fl_paths.h"
#include "values/ignore_file.h"
#include "values/path_pattern.h"

bool fl_path_pattern_is_valid(Str pattern)
{
    return path_pattern_is_valid(pattern);
}

bool fl_path_matches(Arena *a, Str pattern, Str path)
{
    return path_pattern_match(a, pattern, PATTERN_DEEP, path);
}

Str fl_path_clean(Arena *a, Str path)
{
    return path_clean(a, path);
}

bool fl_path_is_new(FlSeenPaths *seen, Arena *a, Str path)
{
    if (!seen->names) seen->names = arena_new(a, Names, 1);
    return names_put(seen->names, a, path, 0) == NAMES_NONE;
}
