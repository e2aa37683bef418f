// RUNs that follow each other and could be one.
#ifndef FL_RULES_PARTS_NEIGHBOURS_H
#define FL_RULES_PARTS_NEIGHBOURS_H

#include "lint/run_facts.h"

// Whether `step` is the second RUN of a group: RUNs one behind the other, of the same flags and the same kind of work.
bool neighbours_are_second(const Model *m, uint32_t step);

// Behind the last RUN of the group that begins with `first`.
uint32_t neighbours_end(const Model *m, uint32_t first);

// The commands of a RUN as they are written behind those of another, `into`, on a line of their own: ` && x`, in braces where they are
// no row of `&&`, as a failure before `&& x; y` would be forgotten.
Str neighbours_joined(Fix *f, const Instr *into, const Instr *in, const Commands *commands);

// RUNs that are joined to one.
typedef struct Joined {
    bool has_any, has_errexit, is_closed;
} Joined;

// Adds the RUN of the step behind the others; false when it is none, or it or they would stop at other failures than before.
bool joined_takes(Joined *j, const Model *m, uint32_t step);

// Whether nothing in the RUN changes what a RUN joined to it would do.
bool neighbours_join_safely(const Commands *commands);

#endif
