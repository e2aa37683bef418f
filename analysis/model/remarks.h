// Comments that tell the linter something, and the instruction each stands before.
#ifndef FL_MODEL_REMARKS_H
#define FL_MODEL_REMARKS_H

#include "model/model.h"

// One comment line of the file, outside of instructions.
typedef struct Remark {
    const Instr *instr; // item of the comment
    uint32_t item;
    Str text;         // text behind `#`, trimmed
    bool is_indented; // blanks stand before the `#`
    uint32_t step;    // the next instruction; the number of steps when there is none
    bool is_adjacent; // the next item is that instruction, without a blank line between
} Remark;

// Lives as long as the model.
typedef struct Remarks {
    const Remark *item;
    uint32_t count;
} Remarks;

// All comments that begin with a linter's name, that look like a directive (`name=value`), or that
// are empty; in file order.
Remarks remarks_of(const Model *m);

#endif
