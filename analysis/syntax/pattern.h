// Patterns of `${x#P}`, `${x%P}` and `${x/P/R}`: `*` and `?`, escapes by backslash, no brackets (language.md 9.4).
#ifndef FL_SYNTAX_PATTERN_H
#define FL_SYNTAX_PATTERN_H

#include "base/arena.h"
#include "base/str.h"

// What became of a value.
typedef enum PatternResult {
    PATTERN_OK,
    PATTERN_BAD,      // a backslash before anything but `* ? \ } /`
    PATTERN_TOO_LONG, // given up: pattern times value is more than is reasonable
} PatternResult;

typedef enum PatternReach { PATTERN_SHORTEST, PATTERN_LONGEST } PatternReach;

bool pattern_is_valid(Arena *a, Str pattern);

// `*value` without the prefix or suffix that matches; unchanged when none does.
PatternResult pattern_cut_prefix(Arena *a, Str pattern, PatternReach reach, Str *value);
PatternResult pattern_cut_suffix(Arena *a, Str pattern, PatternReach reach, Str *value);

// `*value` with the first, or with every longest match replaced. Where every match is replaced, `$0` in the
// replacement is the match, `$$` a dollar, and any other `$NAME` or `${NAME}` nothing, as in Go's regexp.Expand.
PatternResult pattern_replace_first(Arena *a, Str pattern, Str by, Str *value);
PatternResult pattern_replace_all(Arena *a, Str pattern, Str by, Str *value);

#endif
