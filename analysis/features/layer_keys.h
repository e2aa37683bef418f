// What results in the build cache are found by, as far as the Dockerfile itself tells: to compare two states of a file.
#ifndef FL_FEATURES_LAYER_KEYS_H
#define FL_FEATURES_LAYER_KEYS_H

#include "model/model.h"

// Digests of a step. Where nothing of its own is kept (ENV, LABEL and so on) `chain` is what comes before it.
typedef struct StepKey {
    uint64_t text;  // what it says; a FROM: its base
    uint64_t env;   // values of ARG and ENV before it
    uint64_t state; // directory, and for a RUN the user and shell
    uint64_t chain; // all of these, with what comes before it in its stage and those below
    uint64_t soft;  // the same with the stages that it takes files from
} StepKey;

// Of each step. Lives in the arena.
StepKey *layer_keys(Arena *a, const Model *m);

// The keys of another state of the file.
typedef struct LayerKeys {
    StepKey *item; // those with a result
    uint32_t count;
    uint64_t *chain, *soft; // sorted
} LayerKeys;

LayerKeys layer_keys_of(Arena *a, const Model *m);

bool layer_keys_have_chain(const LayerKeys *keys, uint64_t chain);
bool layer_keys_have_soft(const LayerKeys *keys, uint64_t soft);

// One that says the same, the nearest to being alike; NULL when there is none.
const StepKey *layer_keys_like(const LayerKeys *keys, const StepKey *key);

// Whether the instruction has a result of its own that is kept.
bool layer_is_kept(const Instr *in);

// Whether it is a COPY --link whose result does not depend on what comes before it.
bool layer_is_linked(const Instr *in);

#endif
