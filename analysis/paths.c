// What hosts may ask about patterns over paths.
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
