// What CMD and ENTRYPOINT of a stage do to each other.
#ifndef FL_LINT_PARTNER_H
#define FL_LINT_PARTNER_H

#include "model/model.h"

typedef enum Partner {
    PARTNER_NONE,    // nothing, or not visible in this file
    PARTNER_IGNORES, // an ENTRYPOINT in shell form ignores the CMD
    PARTNER_COMMAND, // of an ENTRYPOINT in exec form: it gets the words of the CMD as arguments
    PARTNER_PROGRAM, // of a CMD: its words become arguments of a program
    PARTNER_STARTER, // of a CMD: a starter such as tini runs its words as a program
    PARTNER_FILE,    // of a CMD: its words become arguments of a script file
    PARTNER_SHELL,   // of a CMD: its words become the script of a shell
    PARTNER_SCRIPT,  // of a CMD: its words become arguments of the script in the ENTRYPOINT
} Partner;

// For the instruction at `step` or its trigger. PARTNER_NONE if it is neither CMD nor ENTRYPOINT.
Partner partner_of(Arena *a, const Model *m, uint32_t step, const Instr *in);

// Whether the base image's ENTRYPOINT behaves differently for the name of its server than for
// `/bin/sh`, as that of redis. False when unknown.
bool partner_reads_command(const Model *m, uint32_t step);

// Whether the instruction's own words name the program that runs: it stands alone, or only a
// starter runs its words.
bool partner_is_starter(Partner partner);

// The known ENTRYPOINT command line of the base image if nothing in the file replaces it; else
// empty.
Str partner_in_base(const Model *m, uint32_t step);

#endif
