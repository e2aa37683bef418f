// RUNs that PowerShell runs: the one of SHELL, or one that the RUN starts itself.
#ifndef FL_RULES_PARTS_POWERSHELL_H
#define FL_RULES_PARTS_POWERSHELL_H

#include "lint/run_facts.h"

typedef struct PowerShell {
    Str wrapper;    // the program that the RUN starts; empty: the one of SHELL
    Span script;    // joined: what it runs
    bool stops;     // at the first error
    bool is_quiet;  // shows no progress
    Span lost;      // joined: where it goes on, a statement whose error nobody sees; may be empty
    Span downloads; // joined: where it is not quiet, `Invoke-WebRequest`; may be empty
} PowerShell;

// Of the RUN that is checked, or another step; false when PowerShell does not run it, or its text cannot be told apart.
bool powershell_of(const Model *m, uint32_t step, const Instr *in, PowerShell *out);

// Adds a statement to the SHELL in effect. Offers nothing where there is none that takes it.
void powershell_prefer(Fix *f, const Finding *found, Str statement);

#endif
