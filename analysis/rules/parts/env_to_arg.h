// An ENV that should be an ARG.
#ifndef FL_RULES_PARTS_ENV_TO_ARG_H
#define FL_RULES_PARTS_ENV_TO_ARG_H

#include "lint/rule.h"

// Offers to make an ARG of the ENV at `step`, where it sets one variable and no other stage is based on its own.
void fix_env_to_arg(Fix *f, const Finding *found, uint32_t step);

#endif
