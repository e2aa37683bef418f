// Commands that empty a cache mount of their own RUN, or keep it empty.
#ifndef FL_RULES_PARTS_MOUNT_EMPTIED_H
#define FL_RULES_PARTS_MOUNT_EMPTIED_H

#include "lint/run_facts.h"

typedef struct Emptied {
    Str target;         // of the mount
    Str variable;       // that keeps the manager from using it; empty: none
    const Word *option; // keeps the manager from using it; NULL: the command removes what is there
    const Word *path;   // that a `rm` removes; NULL: a manager cleans up
    bool path_is_alone; // it removes nothing else
} Emptied;

bool mount_emptied(const At *c, const Command *command, Emptied *out);

#endif
