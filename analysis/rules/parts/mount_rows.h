// Cache mounts that managers of packages are to be given.
#ifndef FL_RULES_PARTS_MOUNT_ROWS_H
#define FL_RULES_PARTS_MOUNT_ROWS_H

#include "lint/run_facts.h"

typedef struct MountRow {
    const char *family;
    const char *words;  // sub-commands that download
    const char *target; // of the mount
    const char *fights; // options that keep the manager from using it
} MountRow;

// The row of a command that downloads; NULL for all others. And the first such command of a RUN.
const MountRow *mount_row(const Command *c);
const Command *mount_install(const Commands *commands, const MountRow **row);

// Whether the frontend reads mounts, and caches lie where they do for root.
bool mounts_fit(const At *c);

// Where the manager keeps its files in the image of the step.
Str mount_target(const At *c, const MountRow *row);

#endif
