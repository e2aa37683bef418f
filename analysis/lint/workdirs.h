// Working directories: RUNs that change their own, and steps that depend on the directory.
#ifndef FL_LINT_WORKDIRS_H
#define FL_LINT_WORKDIRS_H

#include "lint/run_facts.h"

// A RUN that begins with `cd FOLDER &&` or `mkdir -p FOLDER && cd FOLDER &&`, or consists only of
// these, and stays in that folder.
typedef struct CdStart {
    const Command *cd; // NULL: the RUN is no such RUN
    Str folder;
    Span span;     // joined: from the mkdir or cd to the end of the cd
    uint32_t next; // joined: start of the next command; end of the cd if there is none
    bool is_alone; // there is no next command
} CdStart;

CdStart cd_start(const Instr *in, const Commands *commands);

// Whether another user than root makes the folder; WORKDIR would make it as root.
bool cd_start_is_as_user(const Model *m, uint32_t step, const CdStart *start);

// The first step after `step` in its stage that depends on the working directory; NO_STEP if none
// does; NEEDED_LATER if only the started container or a stage based on this one does.
#define NEEDED_LATER (NO_STEP - 1)
uint32_t workdir_needed_by(const Model *m, uint32_t step);

// The full path in effect before `step`, as a WORKDIR that restores it; empty when unknown.
Str workdir_before(Arena *a, const Model *m, uint32_t step);

// The working directory at `step`: variables resolved, absolute and clean; empty when unknown. All
// paths live in the arena or the model.
Str workdir_at(Arena *a, const Model *m, uint32_t step);

// The destination of the COPY or ADD at `step`, absolute and clean. Empty when unknown: it contains
// a variable, or is relative to an unknown working directory.
Str copy_destination(Arena *a, const Model *m, uint32_t step);

// The path that the WORKDIR at `step` and those before it lead to; for NO_STEP, the one in which
// the base of the stage of `own` starts. False when unknown.
bool workdir_of(Arena *a, const Model *m, uint32_t own, uint32_t step, Str *folder);

// The working directory at the end of a stage, by its WORKDIRs and those of its base stages; empty
// when there is none or it is unknown.
Str workdir_of_stage(Arena *a, const Model *m, const Stage *stage);

// The path relative to `folder`, cleaned; empty when the path is relative and `folder` is empty
// (unknown).
Str workdir_join(Arena *a, Str folder, Str path);

// Whether the path begins with `~`, `$HOME` or `${HOME}`; `rest` is what follows, with its slash.
bool workdir_is_home(Str path, Str *rest);

// The home folder of the user in effect at `step`; empty when unknown.
Str workdir_home(const Model *m, uint32_t step);

#endif
