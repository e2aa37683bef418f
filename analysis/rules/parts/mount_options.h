// The options of a `--mount`, by name.
#ifndef FL_RULES_PARTS_MOUNT_OPTIONS_H
#define FL_RULES_PARTS_MOUNT_OPTIONS_H

#include "lint/run_facts.h"

// The field whose key is one of the words, in any case; NULL when there is none.
const MountField *mount_option(const Mount *mount, Str keys);

// The mount whose flag holds the joined offset; NULL when there is none, or it holds variables.
const Mount *mount_around(const Model *m, uint32_t step, const Instr *in, uint32_t at);

// Whether some field holds a variable: what the mount is cannot be told then.
bool mount_is_variable(const Mount *mount);

// Whether the RUN that is checked has a secret mount.
bool run_has_secret(const At *c);

// Adds a field after the last one.
void fix_add_mount_option(Fix *f, const Finding *found, const Mount *mount, Str field);

#endif
