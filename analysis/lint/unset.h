// Repairs of a variable that is not set, other than to declare it.
#ifndef FL_LINT_UNSET_H
#define FL_LINT_UNSET_H

#include "lint/rule.h"

// Offers what the use of `name`, which is the range of the finding, was meant for: the home folder, a list that continues
// itself. Returns whether an ARG of that name would be of no use.
bool fix_unset(Fix *f, const Finding *found, Str name);

#endif
