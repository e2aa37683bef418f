// The errors that a document had before a change, to tell which errors after it are new.
#ifndef FL_LINT_PASSES_SAID_H
#define FL_LINT_PASSES_SAID_H

#include "base/names.h"
#include "lint/sink.h"

// An error, as an element of two linked lists.
typedef struct Said {
    uint32_t next_here,
        next_alike; // next of the same rule and item; of the same message; NO_SAID: end
    bool is_matched;
} Said;

#define NO_SAID UINT32_MAX

// A linked list of errors; the first ones may be matched already.
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
    Names row_of; // list number by what its errors have in common
} SaidErrors;

// Adds an error of the rule at table row `row`.
void said_add(Arena *a, SaidErrors *said, uint32_t row, uint32_t item, Str message);

// Marks all errors as not matched.
void said_reset(SaidErrors *said);

// Matches an error with an earlier one: of the same rule in the same item, or of the same rule with
// the same message elsewhere. Returns false if there is none. Each is matched at most once.
// Amortised constant time.
bool said_match(Arena *scratch, SaidErrors *said, uint32_t row, uint32_t item, Str message);

#endif
