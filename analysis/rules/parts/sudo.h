// What a command does with sudo.
#ifndef FL_RULES_PARTS_SUDO_H
#define FL_RULES_PARTS_SUDO_H

#include "shell/commands.h"

// The `sudo` of a command, NULL if it has none. What comes after it is the next word of its prefix, or the command itself.
const Word *sudo_of(const Command *c, const Word **next);

// Whether sudo is given another user than root, to whom it then changes.
bool sudo_to_other(const Command *c);

#endif
