// Facts that comments tell: the shell of the commands, and the target stage of the build.
#ifndef FL_LINT_PASSES_TOLD_H
#define FL_LINT_PASSES_TOLD_H

#include "model/model.h"
#include "syntax/doc.h"

typedef struct Told {
    const ToldShell *shell; // in file order
    uint32_t shell_count;
    Str target; // empty: no comment names one
} Told;

// Reads all such comments. The list lives in the arena; texts are slices of the items.
Told told_read(Arena *a, const Items *items);

#endif
