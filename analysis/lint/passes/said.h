// The errors that a document had, and whether those that it has after a change are among them.
#ifndef FL_LINT_PASSES_SAID_H
#define FL_LINT_PASSES_SAID_H

#include "base/names.h"
#include "lint/sink.h"

// An error, known by the rows it stands in.
typedef struct Said {
    uint32_t next_here,
        next_alike; // the next of that rule in that item, or with that message; NO_SAID at the end
    bool is_matched;
} Said;

#define NO_SAID UINT32_MAX

// A row of errors, of which the first ones may be matched already.
typedef struct SaidRow {
    uint32_t first, last, at;
} SaidRow;

typedef struct SaidRows {
    SaidRow *item;
    uint32_t count, room;
} SaidRows;

typedef struct SaidErrors {
    struct {
        Said *item;
        uint32_t count, room;
    } errors;
    SaidRows rows;
    Names row_of; // by what its errors have in common
} SaidErrors;

// Notes an error: of the rule at `row` of the table, in the item, in these words.
void said_add(Arena *a, SaidErrors *said, uint32_t row, uint32_t item, Str message);

// Matches no error to any any more.
void said_reset(SaidErrors *said);

// Whether an error was there before: of the same rule in the same item, or in the same words somewhere else. Each can
// be matched once. Takes time for what was matched only once in all.
bool said_match(Arena *scratch, SaidErrors *said, uint32_t row, uint32_t item, Str message);

#endif
