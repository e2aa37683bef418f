// A document: its items in order, kept parsed through every edit.
//
// Where an item lies is known from the front for items before the gap, and from the back for those behind it, so an
// edit at the gap shifts nothing:
//
//     item   0 1 2 3 . . . . 4 5 6 7        edit between 3 and 4: only the two ends of the gap change
//     at     from the start  from the end
#ifndef FL_SYNTAX_DOC_H
#define FL_SYNTAX_DOC_H

#include "base/arena.h"
#include "syntax/syntax.h"

// Where an item starts: bytes, line feeds and LSP line ends before it, and what the items before it come to: equal sums
// between two marks are equal items.
typedef struct Mark {
    uint32_t at, line, row;
    uint64_t sum;
} Mark;

typedef struct Slot {
    Instr *instr;
    Mark mark; // from the start of the text before the gap, from its end behind it
} Slot;

// What an edit did: items [first, first + removed) were replaced by `added` new ones.
typedef struct Replaced {
    uint32_t first, removed, added;
} Replaced;

// An edit that can be taken back.
typedef struct ItemEdit {
    Replaced done;
    Instr **removed; // what stood there
    uint32_t at;     // the byte that it started at
    uint32_t edits;  // the number of the edit before it
} ItemEdit;

// The edits that can be taken back, the latest last. A zeroed one is empty.
typedef struct ItemLog {
    Arena arena;
    ItemEdit *item;
    uint32_t count, room;
} ItemLog;

typedef struct Items {
    Slot *slot;
    uint32_t count, room; // items; slots allocated
    uint32_t gap;         // slots [gap, gap + room - count) are free
    Mark total;           // bytes, lines, rows of the whole text
    uint32_t
        unclosed; // items with a heredoc that is never closed: these look at what lies behind them
    uint32_t edits;            // number of the latest edit: what was kept from before it is stale
    uint32_t edits_ever;       // numbers given, also to edits that were taken back
    uint32_t problems;         // that the parser has met in all items
    uint64_t serial;           // of the item that was parsed last
    uint64_t remarks;          // the serials of all items with comments for the linter, added up
    uint64_t remark_ends;      // the same of a lone `#`, which ends what such a comment tells
    Arena home;                // of the items that the document was opened with
    ItemLog *log;              // where edits are noted, so that they can be taken back; or NULL
    void (*drop)(void *cache); // frees what hangs on Instr.cache
} Items;

void items_init(Items *d, Str text);
void items_clear(Items *d);

// Replaces the bytes `span` by `with`, which may be any bytes; offsets are clamped. Reparses only what the edit touches.
Replaced items_edit(Items *d, Span span, Str with);

// Replaces the whole text; items at both ends that stay the same are kept.
Replaced items_replace(Items *d, Str text);

// Takes back the latest edit of the log: the same items stand there again, with all that was kept with them.
Replaced items_undo(Items *d);

Instr *items_at(const Items *d, uint32_t i);
Mark items_mark(const Items *d, uint32_t i); // of item `i`; of i == count the end of the text
uint32_t
items_find(const Items *d,
           uint32_t at); // the item that holds byte `at`; the last one for the end; 0 if none
uint32_t items_find_row(const Items *d, uint32_t row);

// The bytes of item `i` from its first that is no indent to its end, without its line end.
Span items_content(const Items *d, uint32_t i);

// The bytes of a range, or of all, copied into the arena.
Str items_slice(const Items *d, Arena *a, Span span);
Str items_text(const Items *d, Arena *a);

#endif
