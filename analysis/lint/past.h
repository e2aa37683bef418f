// The items of a document before the edits of a trial. Replaced items are found in the log of
// Items; all others are still in the document, so that nothing is copied.
#ifndef FL_LINT_PAST_H
#define FL_LINT_PAST_H

#include "syntax/doc.h"

// A row of old items that edits replaced.
typedef struct PastRow {
    uint32_t first, count; // the old items
    const Instr **item;
    uint32_t *at;         // byte offset of each, and of the end
    uint32_t from_end;    // first current item of the replacement, counted from the last item
    uint32_t now, added;  // the same counted from the first item; number of current items
    uint32_t end_at, end; // byte offset of the row's end: now, and before
} PastRow;

typedef struct Past {
    const Items *items; // the current items
    PastRow *row;       // in text order
    uint32_t count;
    uint32_t item_count; // number of old items
} Past;

// Reads the state before the log's entries from number `first` on. False when those edits were not
// made from the end of the text to its start.
bool past_read(Arena *a, const Items *items, uint32_t first, Past *past);

// Old item number `i`, and its byte offset.
const Instr *past_item(const Past *p, uint32_t i, uint32_t *at);

// The number of the old item that contained byte `at`; the last one for the end of the text; 0
// without items.
uint32_t past_find(const Past *p, uint32_t at);

#endif
