// Working directories: a RUN that changes its own, and who stands in the old one.
#ifndef FL_LINT_WORKDIRS_H
#define FL_LINT_WORKDIRS_H

#include "lint/run_facts.h"

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

// Whether it makes the folder as another user than root, whose it would be if WORKDIR made it.
bool cd_start_is_as_user(const Model *m, uint32_t step, const CdStart *start);

// The first step behind `step` in its stage that a change of the directory would reach; NO_STEP if none would, NEEDED_LATER if it
// would reach what runs in the container, or a stage on top, alone.
#define NEEDED_LATER (NO_STEP - 1)
uint32_t workdir_needed_by(const Model *m, uint32_t step);

// The whole path in effect before `step`, as a WORKDIR sets it again; empty when it is not known.
Str workdir_before(Arena *a, const Model *m, uint32_t step);

// The working directory in effect at `step` with its variables resolved, absolute and clean; empty when it is not known. Lives in
// the arena or the model, like all paths here.
Str workdir_at(Arena *a, const Model *m, uint32_t step);

// Where the COPY or ADD of `step` writes, absolute and clean; empty when that is not known: for a variable in it, or
// because it is relative and the working directory is not known.
Str copy_destination(Arena *a, const Model *m, uint32_t step);

// What the WORKDIR of `step` comes to, together with those before it; for NO_STEP, what the base of the stage of `own`
// starts in. False when that is not known.
bool workdir_of(Arena *a, const Model *m, uint32_t own, uint32_t step, Str *folder);

// What the WORKDIRs of a stage, and of those it is based on, come to at its end; empty where there is none or it is not
// known.
Str workdir_of_stage(Arena *a, const Model *m, const Stage *stage);

// The path as it is seen from the folder, cleaned; empty when it is relative and the folder is not known, which is empty.
Str workdir_join(Arena *a, Str folder, Str path);

// Whether the path begins with what a shell makes the home folder of; `rest` is what follows, with its slash.
bool workdir_is_home(Str path, Str *rest);

// The home folder of the user in effect at `step`; empty where that is not known.
Str workdir_home(const Model *m, uint32_t step);

#endif
