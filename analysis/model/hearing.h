// How questions are put down: private to model/.
#ifndef FL_MODEL_HEARING_H
#define FL_MODEL_HEARING_H

#include "model/heard.h"

enum { TOLD_MAX = 8 };

// Who is listening, and to what.
typedef struct Hearing {
    bool is_asking;      // a rule is being asked
    bool is_on;          // and what it asks is put down
    uint32_t asked;      // number of the step or file that is asked about, of all so far
    uint32_t number;     // of the part, of all so far
    uint32_t step, item; // of the one that is asked about; NO_STEP and 0 for the file
    Heard heard;
    uint32_t first, last;                // steps that were read one after the other
    uint32_t told[TOLD_MAX], told_count; // steps that answers named: reading them tells nothing new
} Hearing;

// Where a walk over the steps is: what is in effect at its step, as digests.
typedef struct Walk {
    Arena *arena;
    uint32_t step, next_var;
    uint32_t latest[KEYWORD_COUNT];
    uint64_t vars;
    ShellKind shell;
    uint32_t texts; // in the chain, up to the step itself
    uint64_t *stage_vars;
    uint32_t *stage_texts; // at the end of each stage
    uint64_t kind_digest[K_UNKNOWN + 1];
    uint64_t kind_stages[K_UNKNOWN + 1];
    uint32_t kinds_known, kind_stages_known, all_texts, all_texts_known;
    uint64_t row;              // the kinds of all steps; 0: not asked for
    uint64_t told[HEARD_BITS]; // of each HEARD_* bit what would be told now
    uint32_t told_known;
} Walk;

enum { RUN_PARTS = 3 }; // runs.c says which

// A run of steps that is being visited.
typedef struct NewRun {
    Walk start;               // as it was at the first
    uint32_t first;           // NO_STEP: none
    uint32_t texts;           // that were looked for then
    Heard heard[RUN_PARTS];   // so far; places count from the first
    uint32_t part[RUN_PARTS]; // the steps that were visited, as bits
    struct Run *old;          // the run that they are some steps of; NULL: a new one
    bool has_found;
} NewRun;

// A note: what was read, and what was heard meanwhile.
typedef struct Noted {
    const void *value;
    Hearing heard;
} Noted;

// What is read once for several that ask is heard apart, from hear_apart to hear_back_from, and again by whoever gets it
// later. Both return what has to be given to the next.
Hearing hear_apart(const Model *m);
Hearing hear_back_from(const Model *m, const Hearing *outer);
void hear_again(const Model *m, const Hearing *apart);

// Puts down what is asked. `step` is the one that the question is about.
void hear(const Model *m, uint32_t about);
void hear_told(const Model *m, uint32_t step); // an answer that was put down names the step
void hear_read(const Model *m, uint32_t step); // its instruction is read
void hear_edges(const Model *m);
void hear_item(const Model *m, uint32_t item);
void hear_stage(const Model *m, uint32_t stage);
void hear_stage_of(const Model *m, uint32_t step);
bool hears_kind_of(const Model *m, uint32_t step); // for the file: all of its kind
void hear_beside(const Model *m, uint32_t step);
void hear_kind(const Model *m, InstrKind kind);
void hear_latest(const Model *m, uint32_t step, InstrKind kind);
void hear_base(const Model *m, uint32_t stage);
void hear_needed(const Model *m, uint32_t stage);
void hear_root(const Model *m, uint32_t step);
void hear_windows(const Model *m, uint32_t step);
void hear_root_of(const Model *m, uint32_t stage);
void hear_vars(const Model *m, uint32_t step);
bool hears_own(const Model *m,
               uint32_t step); // whether the question is about the step that is asked about

#endif
