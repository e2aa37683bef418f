// What a command does with sudo.
#ifndef FL_RULES_PARTS_SUDO_H
#define FL_RULES_PARTS_SUDO_H

#include "lint/users.h"

// The `sudo` of a command, NULL if it has none. What comes after it is the next word of its prefix, or the command itself.
const Word *sudo_of(const Command *c, const Word **next);

// The user that sudo changes to, as it is written; root where none is.
Str sudo_user(const Command *c);

// The user of a RUN: root, too, where a RUN before it installs without sudo, and no USER stands between.
UserNow sudo_started_by(const Model *m, uint32_t step);

#endif
