// Unified diffs.
#ifndef FL_SERVER_DIFF_H
#define FL_SERVER_DIFF_H

#include "analysis.h"

// Writes the edits of `before` as a unified diff; nothing when they change nothing. The edits are
// sorted and do not overlap.
void diff_print(Out *o, Str file, Str before, FlEdits edits);

// The text after the edits; it lives in the arena.
Str edits_apply(Arena *a, Str before, FlEdits edits);

#endif
