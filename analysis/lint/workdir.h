// Working directories: a RUN that changes its own, and who stands in the old one.
#ifndef FL_LINT_WORKDIR_H
#define FL_LINT_WORKDIR_H

#include "lint/run.h"

// A RUN that begins with `cd FOLDER &&` or `mkdir -p FOLDER && cd FOLDER &&`, or is nothing else, and stays there.
typedef struct CdStart {
    const Command *cd; // NULL when the RUN is none of these
    Str folder;
    Span span; // joined: from the mkdir, or the cd, to the end of the cd
    uint32_t
        next; // joined: where the command behind it starts; the end of the cd when there is none
    bool is_alone; // nothing stands behind the cd
} CdStart;

CdStart cd_start(const Instr *in, const Commands *commands);

// The first step behind `step` in its stage that a change of the directory would reach; NO_STEP if none would.
uint32_t workdir_needed_by(const Model *m, uint32_t step);

// The literal WORKDIR in effect before `step`; empty when it is not known.
Str workdir_before(const Model *m, uint32_t step);

#endif
