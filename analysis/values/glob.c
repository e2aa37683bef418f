// Wildcards in local sources of COPY and ADD (language.md 13.8).
#include "values/path_pattern.h"
#include "values/values.h"

bool glob_has_wildcard(Str pattern)
{
    for (uint32_t i = 0; i < pattern.len; i++) {
        char c = pattern.ptr[i];
        if (c == '\\') i++;
        if (c == '*' || c == '?' || c == '[') return true;
    }
    return false;
}

bool glob_is_optional(Str pattern)
{
    uint32_t dot = 0;
    for (uint32_t i = 0; i < pattern.len; i++) {
        char c = pattern.ptr[i];
        if (c == '*' || c == '?' || c == '[') return dot && dot + 1 < i;
        if (c == '/') dot = 0;
        if (c == '.' && char_is_alpha(str_at(pattern, i + 1))) dot = i + 1;
    }
    return false;
}

bool glob_match(Arena *a, Str pattern, Str path)
{
    return path_pattern_is_valid(pattern) && path_pattern_match(a, pattern, PATTERN_SHALLOW, path);
}

bool glob_meet(Arena *a, Str one, Str other)
{
    if (str_eq(one, other)) return true;
    return (glob_has_wildcard(one) && glob_match(a, one, other)) ||
           (glob_has_wildcard(other) && glob_match(a, other, one));
}
