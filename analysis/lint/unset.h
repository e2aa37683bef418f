// Repairs of a variable that is not set, other than to declare it.
#ifndef FL_LINT_UNSET_H
#define FL_LINT_UNSET_H

#include "lint/rule.h"

// Offers what the use of `name`, which is the range of the finding, was meant for: the home folder, a list that continues
// itself. Returns whether an ARG of that name would be of no use.
bool fix_unset(Fix *f, const Finding *found, Str name);

// What `${NAME...}` says about a name that is not set.
typedef struct UnsetCase {
    char sign; // '-', '+' or '?'; 0 when it says nothing
    Str word;  // what follows the sign
} UnsetCase;

// Of the name that stands at `name` in the text.
UnsetCase unset_case(Str text, Span name);

// Where `${NAME...}` ends, when its name ends at `at`; `at` itself when nothing closes it in the same line.
uint32_t brace_end(Str text, uint32_t at);

#endif
