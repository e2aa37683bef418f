// The instructions that an image is made of: those of its stage and of the stages it is based on.
#ifndef FL_LINT_CHAIN_H
#define FL_LINT_CHAIN_H

#include "lint/rule.h"

// A cursor that walks over these instructions backwards, from the last to the first.
typedef struct Chain {
    const Model *m;
    const Stage *stage;
    uint32_t step;
    uint32_t left; // how many more instructions may be visited; 0 also when the limit was reached
} Chain;

// Starts at the end of the stage, without a limit. For rules about the whole file.
Chain chain_of(const Model *m, const Stage *stage);

// Start at the end of the stage, or before `step`, for rules that run on each instruction. They
// visit at most some hundred instructions, so that the time stays linear in the file.
Chain chain_near(const Model *m, const Stage *stage);
Chain chain_before(const Model *m, uint32_t step);

// Moves to the instruction before; false at the end. FROMs are skipped.
bool chain_back(Chain *c);

// Whether a COPY or ADD before the step on its FROM chain writes into the folder, or may do so.
bool chain_copies_to(const Model *m, uint32_t step, Str folder);

// The latest ENTRYPOINT and CMD of the stage's FROM chain; NO_STEP if none.
typedef struct Process {
    uint32_t entrypoint, cmd;
} Process;

Process process_of(const Model *m, const Stage *stage);

// Whether it starts a shell or interpreter without a script: the image is meant as a base for
// others.
bool process_is_to_build_on(const Model *m, const Process *process);

// Whether it starts a server that begins as root and runs its workers as another user, or a
// supervisor of other programs.
bool process_is_daemon(const Model *m, const Process *process);

// Whether the stage and those it is based on add no file to the base image.
bool stage_is_bare(const Model *m, const Stage *stage);

#endif
