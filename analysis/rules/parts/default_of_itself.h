// An ARG whose default is the variable that it declares.
#ifndef FL_RULES_PARTS_DEFAULT_OF_ITSELF_H
#define FL_RULES_PARTS_DEFAULT_OF_ITSELF_H

#include "lint/rule.h"

// Offers `ARG A` in the place of `ARG A=${A}`; false when the ARG is another one.
bool fix_default_of_itself(Fix *f, const Finding *found, Str name);

#endif
