// Findings kept with what they were made from: with the instruction that was asked about, or, of rules about the whole
// file, with the document.
#ifndef FL_LINT_KEPT_H
#define FL_LINT_KEPT_H

#include "lint/sink.h"

typedef struct Kept Kept;

// A copy of the findings: one block of host memory; NULL when there are none. `item` is the one that was asked about, 0
// for the file.
Kept *kept_new(const Model *m, uint32_t item, const Sink *findings);

// Adds copies of them to the sink, for as long as the arena lives. Their texts stay in the block.
void kept_get(Arena *a, const Model *m, uint32_t item, const Kept *kept, Sink *s);

void kept_free(Kept *kept);

// Frees what is kept with an instruction: what Items.drop is set to.
void kept_drop(void *facts);

#endif
