// A RUN that fetches the lists of packages and does nothing with them.
#ifndef FL_RULES_PARTS_UPDATE_ALONE_H
#define FL_RULES_PARTS_UPDATE_ALONE_H

#include "rules/parts/managers.h"

// The command that fetches the lists, when nothing else in the RUN can use them, and they do not lie in a cache mount;
// else NULL.
const Command *update_alone(const At *c, const Manager *m);

// The same, wherever the lists lie.
const Command *updates_alone(const Commands *commands, const Manager *m);

// Reports it, and whether anything needs the lists.
void update_alone_check(Check *c, const Manager *m);

// Offers to move the update to the install that follows, or to delete it when none does.
void update_alone_fix(Fix *f, const Finding *found, const Manager *m);

#endif
