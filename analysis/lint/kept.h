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
void kept_get(Arena *a, const Model *m, uint32_t item, Kept *kept, Sink *s);

// The same without those of some rules, a bit for each row: these may name instructions that are gone.
void kept_get_others(Arena *a, const Model *m, uint32_t item, Kept *kept, const uint64_t *rows,
                     Sink *s);

// Whether one of them is by such a rule.
bool kept_is_by(const Kept *kept, const uint64_t *rows);

// Accepts NULL.
void kept_free(Kept *kept);

// Frees what is kept with an instruction: what Items.drop is set to.
void kept_drop(void *facts);

#endif
