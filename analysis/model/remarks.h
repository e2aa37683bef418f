// Comments that tell the linter something: finding them, and knowing what they stand before.
#ifndef FL_MODEL_REMARKS_H
#define FL_MODEL_REMARKS_H

#include "model/model.h"

// One comment line of the file, outside of instructions.
typedef struct Remark {
    const Instr *instr; // its item
    uint32_t item;
    Str text;         // behind `#`, without blanks at its ends
    bool is_indented; // blanks stand before the `#`
    uint32_t step; // the next instruction, whatever stands between; step_count when there is none
    bool is_adjacent; // nothing stands between, not even a blank line
} Remark;

// Lives as long as the model.
typedef struct Remarks {
    const Remark *item;
    uint32_t count;
} Remarks;

// All comments that begin with the name of a linter, begin with that of a directive and hold an `=`, or are empty, in order.
Remarks remarks_of(const Model *m);

#endif
