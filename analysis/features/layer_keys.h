// Keys of the build cache as far as the Dockerfile determines them: to compare two states of a
// file.
#ifndef FL_FEATURES_LAYER_KEYS_H
#define FL_FEATURES_LAYER_KEYS_H

#include "model/model.h"

// The digests of a step. For an instruction without a result of its own (ENV, LABEL ...) `chain` is
// that of the step before.
typedef struct StepKey {
    uint64_t text;  // of the instruction's text; for a FROM of its base
    uint64_t env;   // of the ARG and ENV values before it
    uint64_t state; // of the directory, and for a RUN of user and shell
    uint64_t chain; // of all these and the steps before it in its stage and base stages
    uint64_t soft;  // the same, with the stages that it copies from
} StepKey;

// The keys of all steps, in the arena.
StepKey *layer_keys(Arena *a, const Model *m);

// The keys of the other state, for lookups.
typedef struct LayerKeys {
    StepKey *item; // of steps with a result
    uint32_t count;
    uint64_t *chain, *soft; // sorted
} LayerKeys;

LayerKeys layer_keys_of(Arena *a, const Model *m);

bool layer_keys_have_chain(const LayerKeys *keys, uint64_t chain);
bool layer_keys_have_soft(const LayerKeys *keys, uint64_t soft);

// A key with the same text, the most similar one; NULL when there is none.
const StepKey *layer_keys_like(const LayerKeys *keys, const StepKey *key);

// Whether the instruction has a result of its own in the cache.
bool layer_is_kept(const Instr *in);

// Whether it is a COPY --link, whose result does not depend on earlier steps.
bool layer_is_linked(const Instr *in);

#endif
