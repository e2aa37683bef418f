// Package managers that leave what they downloaded in the layer, by their rows.
#ifndef FL_RULES_PARTS_CACHES_H
#define FL_RULES_PARTS_CACHES_H

#include "rules/parts/managers.h"

// Reports the first install of the RUN whose downloads stay in an image that is shipped.
void cache_check(Check *c, const Manager *m);

// Adds the option, or appends the command that cleans up.
void cache_fix(Fix *f, const Finding *found, int safety, const Manager *m);

#endif
