// Commands that write into the folder they run in.
#ifndef FL_RULES_PARTS_WRITERS_H
#define FL_RULES_PARTS_WRITERS_H

#include "shell/commands.h"

bool writes_here(const Command *c);

#endif
