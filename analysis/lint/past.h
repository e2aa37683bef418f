// The items of a document as they were before the edits of a trial, without a copy: those that the edits have replaced lie
// in the log of the items, and all others are still there.
#ifndef FL_LINT_PAST_H
#define FL_LINT_PAST_H

#include "syntax/doc.h"

// A row of items that the edits have replaced by others.
typedef struct PastRow {
    uint32_t first, count; // the items that were there
    const Instr **item;
    uint32_t *at;         // where each started; one more for the end
    uint32_t from_end;    // the first of the items there now, counted from the last of all
    uint32_t now, added;  // the same from the first one, and how many there are
    uint32_t end_at, end; // the byte after them, and where that was
} PastRow;

typedef struct Past {
    const Items *items; // as they are now
    PastRow *row;       // in the order of the text
    uint32_t count;
    uint32_t item_count; // that there were
} Past;

// What was there before the edits of the log from number `first` on. False when these were not made from the end of the
// text to its start.
bool past_read(Arena *a, const Items *items, uint32_t first, Past *past);

// Item number `i` of then, and the byte that it started at.
const Instr *past_item(const Past *p, uint32_t i, uint32_t *at);

// The item that held byte `at`; the last one for the end; 0 if there was none.
uint32_t past_find(const Past *p, uint32_t at);

#endif
