// A second stage for a program that the only stage builds and ships.
#ifndef FL_RULES_PARTS_SECOND_STAGE_H
#define FL_RULES_PARTS_SECOND_STAGE_H

#include "lint/run_facts.h"

typedef struct SecondStage {
    Str program;   // the file that is copied, absolute
    Str base;      // what the stage begins from
    Str folder;    // its WORKDIR; empty: `/`
    uint32_t next; // the step before which it begins
} SecondStage;

// Of the command that builds. False where the file that the container starts is not known to be what it builds, what else
// the container needs may be missing, or the libraries of the program may.
bool second_stage_of(const At *c, const Command *build, SecondStage *out);

#endif
