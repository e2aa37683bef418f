// A document: its items in order, parsed again incrementally after each edit.
//
// A gap array. Items before the gap store their position from the start of the text, items behind
// it from the end, so an edit at the gap changes no other positions:
//
//     item   0 1 2 3 . . . . 4 5 6 7        edit between 3 and 4: only the two ends of the gap change
//     at     from the start  from the end
#ifndef FL_SYNTAX_DOC_H
#define FL_SYNTAX_DOC_H

#include "base/arena.h"
#include "syntax/syntax.h"

// The position of an item: bytes, line feeds and LSP line ends before it, and the sum of the serial
// digests of all items before it. Between two marks the items are unchanged if the difference of
// the sums is.
typedef struct Mark {
    uint32_t at, line, row;
    uint64_t sum;
} Mark;

typedef struct Slot {
    Instr *instr;
    Mark mark; // before the gap from the start of the text, behind it from the end
} Slot;

// The effect of an edit: items [first, first + removed) were replaced by `added` new ones.
typedef struct Replaced {
    uint32_t first, removed, added;
} Replaced;

// An edit that can be undone.
typedef struct ItemEdit {
    Replaced done;
    Instr **removed; // the replaced items
    uint32_t at;     // byte offset where they started
    uint32_t edits;  // Items.edits before it
} ItemEdit;

// A log of edits that can be undone, the latest last. A zeroed one is empty.
typedef struct ItemLog {
    Arena arena;
    ItemEdit *item;
    uint32_t count, room;
} ItemLog;

typedef struct Items {
    Slot *slot;
    uint32_t count, room; // number of items; of slots
    uint32_t gap;         // slots [gap, gap + room - count) are free
    Mark total;           // of the whole text
    uint32_t unclosed;    // items with an unclosed heredoc, which depend on what stands behind them
    uint32_t edits;       // number of the latest edit: caches with another number are stale
    uint32_t edits_ever;  // edits so far, including those undone
    uint32_t problems;    // problems in all items
    uint64_t serial;      // serial number of the item parsed last
    uint64_t remarks;     // sum of digests of the serials of items with comments for the linter
    uint64_t remark_ends; // the same for lone `#` lines, which end the effect of such comments
    Arena home;           // memory of the items that the document was opened with
    ItemLog *log;         // where edits are logged so that they can be undone; or NULL
    void (*drop)(void *cache); // frees Instr.cache
} Items;

void items_init(Items *d, Str text);
void items_clear(Items *d);

// Replaces the bytes `span` by `with` (any bytes; offsets are clamped). Parses only what the edit
// touches.
Replaced items_edit(Items *d, Span span, Str with);

// Replaces the whole text; unchanged items at both ends are kept.
Replaced items_replace(Items *d, Str text);

// Undoes the latest edit of the log: restores the same items with their caches.
Replaced items_undo(Items *d);

Instr *items_at(const Items *d, uint32_t i);
Mark items_mark(const Items *d, uint32_t i); // start of item `i`; for i == count the text's end
uint32_t
items_find(const Items *d,
           uint32_t at); // the item that contains byte `at`; the last one for the end; 0 if none
uint32_t items_find_row(const Items *d, uint32_t row);

// The bytes of item `i` without its indent and line end.
Span items_content(const Items *d, uint32_t i);

// Copies bytes of a range, or all, into the arena.
Str items_slice(const Items *d, Arena *a, Span span);
Str items_text(const Items *d, Arena *a);

#endif
