// Secrets that are mounted, and what commands copy them to.
#ifndef FL_RULES_PARTS_SECRET_COPIES_H
#define FL_RULES_PARTS_SECRET_COPIES_H

#include "lint/run_facts.h"

// Where the secret lies; empty when it is only a variable or not known.
Str secret_path(const At *c, const Mount *mount);

// What cp, install or a redirection of cat writes; empty when the command copies nothing, or that is not known.
Str secret_copied_to(const Instr *in, const Command *c, Str path);

// Whether a copy that a command of the RUN makes is still in the layer when the RUN ends.
bool secret_stays(const At *c, uint32_t number, Str to);

#endif
