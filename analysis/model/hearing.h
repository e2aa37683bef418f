// Recording of dependencies (heard.h): private to model/.
#ifndef FL_MODEL_HEARING_H
#define FL_MODEL_HEARING_H

#include "model/heard.h"

enum { TOLD_MAX = 8 };

// The recorder: the instruction that a rule runs on, and the dependencies recorded so far.
typedef struct Hearing {
    bool is_asking;      // a rule is running
    bool is_on;          // its dependencies are recorded
    uint32_t asked;      // number of rule calls so far (hear_start)
    uint32_t number;     // number of parts so far (hear_part, hear_apart)
    uint32_t step, item; // where the rule runs; NO_STEP and 0 for a rule about the file
    Heard heard;
    uint32_t first, last;                // the row of neighbouring steps that were read
    uint32_t told[TOLD_MAX], told_count; // steps that answers named, so that these cover them
} Hearing;

// The state of a walk at its step. Digests are computed on demand; the *_known bits say which are
// valid.
typedef struct Walk {
    Arena *arena;
    uint32_t step, next_var;
    uint32_t latest[KEYWORD_COUNT];
    uint64_t vars;
    ShellKind shell;
    uint32_t texts; // bits of Texts held by the FROM chain, up to and with this step
    uint64_t *stage_vars;
    uint32_t *stage_texts; // `texts` at the end of each stage
    uint64_t kind_digest[K_UNKNOWN + 1];
    uint64_t kind_stages[K_UNKNOWN + 1];
    uint32_t kinds_known, kind_stages_known, all_texts, all_texts_known;
    uint64_t row;              // digest of the kinds of all steps; 0: not computed yet
    uint64_t told[HEARD_BITS]; // for each HEARD_* bit the digest of its answer
    uint32_t told_known;
} Walk;

enum { RUN_PARTS = 3 }; // the enum Part of runs.c

// A run (heard.h) whose steps are being visited.
typedef struct NewRun {
    Walk start;               // the walk's state at the run's first step
    uint32_t first;           // its first step; NO_STEP: no run is being made
    uint32_t texts;           // Texts.count at the first step
    Heard heard[RUN_PARTS];   // dependencies so far, relative to the first step
    uint32_t part[RUN_PARTS]; // bits of the visited steps of each part
    struct Run *old;          // the stored run whose outdated steps are visited; NULL: a new run
    uint32_t found;           // bits of the visited steps that have findings
} NewRun;

// A cached value with the dependencies that were recorded while it was computed.
typedef struct Noted {
    const void *value;
    Hearing heard;
} Noted;

// For a value that is computed once and used by several rules (notes.h). hear_apart starts a
// separate recording and returns the outer one; hear_back_from ends it, adds its dependencies to
// the outer recording and returns them. hear_again adds them for each later user of the value.
Hearing hear_apart(const Model *m);
Hearing hear_back_from(const Model *m, const Hearing *outer);
void hear_again(const Model *m, const Hearing *apart);

// Each of these records one dependency. `step`, `item` and `stage` are what the question is about,
// not where the rule runs.
void hear(const Model *m, uint32_t about);
void hear_told(const Model *m, uint32_t step); // an answer named this step, so the answer covers it
void hear_read(const Model *m, uint32_t step); // the instruction of this step is read
void hear_edges(const Model *m);
void hear_item(const Model *m, uint32_t item);
void hear_stage(const Model *m, uint32_t stage);
void hear_stage_of(const Model *m, uint32_t step);
bool hears_kind_of(const Model *m, uint32_t step); // recorded for the file: all of its kind
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
               uint32_t step); // whether `step` is the one that the rule runs on

#endif
