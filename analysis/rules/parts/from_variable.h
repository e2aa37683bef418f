// Sources of COPY and mounts that are named by a variable.
#ifndef FL_RULES_PARTS_FROM_VARIABLE_H
#define FL_RULES_PARTS_FROM_VARIABLE_H

#include "lint/rule.h"

// Offers a stage of its own for what the range of the finding names, where a global ARG does: `FROM ${X} AS x`.
void fix_from_variable(Fix *f, const Finding *found);

#endif
