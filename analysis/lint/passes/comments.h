// Comments that tell the linter something: finding them, and knowing what they stand before.
#ifndef FL_LINT_PASSES_COMMENTS_H
#define FL_LINT_PASSES_COMMENTS_H

#include "lint/open_document.h"

// One comment line of the file, outside of instructions.
typedef struct Remark {
    uint32_t item;
    Str text;         // behind `#`, without blanks at its ends
    bool is_indented; // blanks stand before the `#`
    uint32_t step; // the next instruction, whatever stands between; step_count when there is none
    bool is_adjacent; // nothing stands between, not even a blank line
} Remark;

typedef struct Remarks {
    const Remark *item;
    uint32_t count;
} Remarks;

// All comments that hold an `=`, begin with the name of a linter, or are empty, in order.
Remarks remarks_of(Arena *a, const Model *m);

#endif
