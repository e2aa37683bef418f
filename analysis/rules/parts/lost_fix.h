// How lines that are lost are joined again.
#ifndef FL_RULES_PARTS_LOST_FIX_H
#define FL_RULES_PARTS_LOST_FIX_H

#include "lint/rule.h"
#include "rules/parts/lost.h"

// Whether it is beyond doubt how the lines of steps `first` to `last` go on with those before them.
bool lost_is_certain(const Model *m, uint32_t first, uint32_t last);

// Whether it can be told at all how they go on.
bool lost_can_be_joined(const Model *m, uint32_t first, uint32_t last);

// An instruction after an empty line is likely to be meant as one; joined to the line above, continuation-empty-line
// would part them again.
bool lost_is_apart(const Model *m, uint32_t step);

// What the repair is called.
Str lost_title(Arena *a, const Model *m, uint32_t first, uint32_t last);

// Adds the edit that joins the line of `step` to the one before; `first` is the first that is lost.
void lost_repair(Fix *f, uint32_t first, uint32_t step);

// Whether the line ends in a backtick that would continue it if a directive said so, as in files for Windows.
bool lost_ends_in_tick(const Instr *in);

#endif
