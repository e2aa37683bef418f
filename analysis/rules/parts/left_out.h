// A package that a RUN need not install.
#ifndef FL_RULES_PARTS_LEFT_OUT_H
#define FL_RULES_PARTS_LEFT_OUT_H

#include "lint/run_facts.h"

// Offers to take the package out of the commands of the RUN that install it: the command, or its word where there are others.
// Nothing is offered where another command, or an instruction behind it, names the package.
void fix_leave_out(Fix *f, const Finding *found, Str name, bool (*installs)(const Command *c));

#endif
