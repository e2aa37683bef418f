// What comments of the file tell of its build: the shell of its commands, and the stage that is built.
#ifndef FL_LINT_PASSES_TOLD_H
#define FL_LINT_PASSES_TOLD_H

#include "model/model.h"
#include "syntax/doc.h"

typedef struct Told {
    const ToldShell *shell; // in the order of the file
    uint32_t shell_count;
    Str target; // empty: no comment names one
} Told;

// Reads all such comments. The list lives in the arena, the texts are slices of the items.
Told told_read(Arena *a, const Items *items);

#endif
