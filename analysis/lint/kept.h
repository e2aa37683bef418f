// Cached findings: those about an instruction are stored with it, those of a rule about the file
// with the document.
#ifndef FL_LINT_KEPT_H
#define FL_LINT_KEPT_H

#include "lint/sink.h"

typedef struct Kept Kept;

// A copy of the findings in one block of host memory; NULL when there are none. `item` is the item
// that the rules ran on, 0 for rules about the file. Free it with kept_free.
Kept *kept_new(const Model *m, uint32_t item, const Sink *findings);

// Adds copies to the sink, allocated in the arena. Their texts stay in the block.
void kept_get(Arena *a, const Model *m, uint32_t item, Kept *kept, Sink *s);

// The same without findings of the rules in `rows` (bits by rule row): they may refer to
// instructions that are gone.
void kept_get_others(Arena *a, const Model *m, uint32_t item, Kept *kept, const uint64_t *rows,
                     Sink *s);

// Whether a finding is by one of these rules.
bool kept_is_by(const Kept *kept, const uint64_t *rows);

// Frees the block; `kept` may be NULL.
void kept_free(Kept *kept);

// Frees the findings in an ItemFacts; the callback for Items.drop.
void kept_drop(void *facts);

#endif
