// The command that a RUN ends with.
#ifndef FL_RULES_PARTS_LAST_COMMAND_H
#define FL_RULES_PARTS_LAST_COMMAND_H

#include "lint/run_facts.h"

// When it runs in the shell of the RUN itself, or in one that ends with it (`bash -c`); NULL when that is not so.
const Command *last_command(const Commands *commands);

#endif
