// Fixes for a variable that is not set, other than declaring it.
#ifndef FL_LINT_UNSET_H
#define FL_LINT_UNSET_H

#include "lint/rule.h"

// Offers what the use of `name` (at the finding's span) probably means: the home folder, or a list
// that appends to itself. Returns whether an ARG with that name would not help.
bool fix_unset(Fix *f, const Finding *found, Str name);

// The operator in `${NAME...}` that handles an unset variable.
typedef struct UnsetCase {
    char sign; // '-', '+' or '?'; 0: none
    Str word;  // the text behind it
} UnsetCase;

// For the use whose name stands at `name` in the text.
UnsetCase unset_case(Str text, Span name);

// The end of `${NAME...}` when its name ends at `at`; `at` itself when it is not closed on the same
// line.
uint32_t brace_end(Str text, uint32_t at);

#endif
