// COPYs that bring the same to the same place.
#ifndef FL_RULES_PARTS_SAME_COPY_H
#define FL_RULES_PARTS_SAME_COPY_H

#include "lint/rule.h"

// Whether the flags that say what is copied, and how, are the same; not with `--exclude`.
bool same_copy_flags(const Instr *a, const Instr *b);

// The same COPY among so many instructions above, while nothing between may have changed what it brought; NO_STEP if there is
// none.
uint32_t same_copy_before(const At *c, uint32_t looks);

#endif
