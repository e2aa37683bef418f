// Patterns of `${x#P}`, `${x%P}` and `${x/P/R}`: `*` and `?`, escapes by backslash, no brackets (language.md 9.4).
#ifndef FL_SYNTAX_PATTERN_H
#define FL_SYNTAX_PATTERN_H

#include "base/arena.h"
#include "base/str.h"

// The result of a pattern operation.
typedef enum PatternResult {
    PATTERN_OK,
    PATTERN_BAD,      // a backslash before anything but `* ? \ } /`
    PATTERN_TOO_LONG, // given up: the product of pattern and value length is too large
} PatternResult;

typedef enum PatternReach { PATTERN_SHORTEST, PATTERN_LONGEST } PatternReach;

bool pattern_is_valid(Arena *a, Str pattern);

// Removes the matching prefix or suffix of `*value`; unchanged without a match.
PatternResult pattern_cut_prefix(Arena *a, Str pattern, PatternReach reach, Str *value);
PatternResult pattern_cut_suffix(Arena *a, Str pattern, PatternReach reach, Str *value);

// Replaces the first, or each, longest match in `*value`. With all matches, `$0` in the replacement
// is the match, `$$` a dollar, and other `$NAME` or `${NAME}` are empty, as in Go's regexp.Expand.
PatternResult pattern_replace_first(Arena *a, Str pattern, Str by, Str *value);
PatternResult pattern_replace_all(Arena *a, Str pattern, Str by, Str *value);

#endif
