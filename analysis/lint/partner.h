// What the other one of CMD and ENTRYPOINT makes of an instruction.
#ifndef FL_LINT_PARTNER_H
#define FL_LINT_PARTNER_H

#include "model/model.h"

typedef enum Partner {
    PARTNER_NONE,    // nothing, or what this file does not show
    PARTNER_IGNORES, // an ENTRYPOINT in shell form does nothing with a CMD
    PARTNER_COMMAND, // an ENTRYPOINT in exec form receives the words of a CMD
    PARTNER_PROGRAM, // a CMD gives its words to a program
    PARTNER_STARTER, // a CMD gives its words to a program that starts them, such as tini
    PARTNER_FILE,    // a CMD gives its words to a script in a file
    PARTNER_SHELL,   // a CMD gives its words to a shell as its script
    PARTNER_SCRIPT,  // a CMD gives its words to the script that the ENTRYPOINT holds
} Partner;

// Of the instruction at `step`, or its trigger; PARTNER_NONE for what is neither a CMD nor an ENTRYPOINT.
Partner partner_of(Arena *a, const Model *m, uint32_t step, const Instr *in);

// Whether the ENTRYPOINT of the base at the step, such as that of redis, does more when it sees the name of its server than when it
// sees `/bin/sh`. False where that is not known.
bool partner_reads_command(const Model *m, uint32_t step);

// Whether the instruction says alone which program runs: nothing stands with it, or only what starts its words.
bool partner_is_starter(Partner partner);

// The command line of the ENTRYPOINT that the base image is known to bring and that nothing replaces; empty where none is
// known.
Str partner_in_base(const Model *m, uint32_t step);

#endif
