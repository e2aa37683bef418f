// Labels that a stage lacks, set from build arguments.
#ifndef FL_RULES_PARTS_LABEL_ARGUMENTS_H
#define FL_RULES_PARTS_LABEL_ARGUMENTS_H

#include "lint/rule.h"

// Offers to set all labels that the stage of the finding lacks. Nothing is offered where a variable has the name of such an
// argument, and for hadolint where a label is more than a text: it wants to see that.
void fix_by_arguments(Fix *f, const Finding *found);

#endif
