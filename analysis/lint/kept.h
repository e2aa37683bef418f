// Findings of local rules, kept with their instruction until an edit touches it.
#ifndef FL_LINT_KEPT_H
#define FL_LINT_KEPT_H

#include "lint/sink.h"

// Puts a copy of the findings with the instruction: one block of host memory.
void kept_put(Instr *in, const Sink *findings);

// Whether the instruction has its findings with it; then adds copies of them to the sink. Their texts stay in the block.
bool kept_get(Arena *a, const Instr *in, uint32_t step, uint32_t item, Sink *s);

// Frees the block: what Items.drop is set to.
void kept_drop(void *cache);

#endif
