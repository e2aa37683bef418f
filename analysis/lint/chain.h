// The instructions that make the image of a stage: its own and those of the stages that it is based on.
#ifndef FL_LINT_CHAIN_H
#define FL_LINT_CHAIN_H

#include "lint/rule.h"

// A walk over them, from the last to the first. `step` is where it is.
typedef struct Chain {
    const Model *m;
    const Stage *stage;
    uint32_t step;
    uint32_t left; // instructions that may still be looked at; 0 when there were more
} Chain;

// Of the whole stage, for what is asked once a file.
Chain chain_of(const Model *m, const Stage *stage);

// For what is asked at each instruction: of the stage, and of what stands before `step`. They give up after some hundred
// instructions, so that a file of many takes no more than its length.
Chain chain_near(const Model *m, const Stage *stage);
Chain chain_before(const Model *m, uint32_t step);

// Goes to the instruction before. False at the end. The FROMs are no part of it.
bool chain_back(Chain *c);

// Whether a COPY or ADD before the step writes into the folder, or may do so.
bool chain_copies_to(const Model *m, uint32_t step, Str folder);

// What starts a container of the stage: the latest ENTRYPOINT and CMD, NO_STEP if there is none.
typedef struct Process {
    uint32_t entrypoint, cmd;
} Process;

Process process_of(const Model *m, const Stage *stage);

// Whether it is a shell or interpreter without a script: an image for others to build on.
bool process_is_to_build_on(const Model *m, const Process *process);

// Whether it is a server that is started as root and gives its work to processes that are not, or one that runs others.
bool process_is_daemon(const Model *m, const Process *process);

// Whether the stage, and the stages that it is built on, add no file to the image that they start from.
bool stage_is_bare(const Model *m, const Stage *stage);

#endif
