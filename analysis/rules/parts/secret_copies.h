// Secrets that are mounted, and what commands copy them to.
#ifndef FL_RULES_PARTS_SECRET_COPIES_H
#define FL_RULES_PARTS_SECRET_COPIES_H

#include "lint/run_facts.h"

// Where the secret lies; empty when it is only a variable or not known.
Str secret_path(const At *c, const Mount *mount);

// What cp, install or a redirection of cat writes; empty when the command copies nothing, or that is not known.
Str secret_copied_to(const Instr *in, const Command *c, Str path);

// The file into which a command of the RUN writes the secret as a part of its text: `echo "token=$TOKEN" > .npmrc`,
// `npm config set`. `path` is where the secret lies, `env` its variable; one of them may be empty. Empty when it writes none.
Str secret_written_to(const At *c, uint32_t number, Str path, Str env);

// Whether a copy that a command of the RUN makes is still in the layer when the RUN ends.
bool secret_stays(const At *c, uint32_t number, Str to);

// Whether a command other than that of the number names the path where the secret lies, or would fail where it is mounted at
// `to`: what is mounted cannot be changed, and its folder is there already.
bool secret_is_handled(const Commands *commands, uint32_t number, Str path, Str to);

#endif
