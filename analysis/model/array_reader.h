// A tolerant reader of JSON arrays: accepts other quotes, missing commas and the like, and notes
// the edit that makes each valid JSON. Private to near_json.c, which decides whether an array was
// meant.
#ifndef FL_MODEL_ARRAY_READER_H
#define FL_MODEL_ARRAY_READER_H

#include "model/near_json.h"

typedef struct ArrayReader {
    Arena *a;
    Str s; // the instruction's joined text up to the end of the arguments
    uint32_t at;
    NearJson *out;
    struct {
        NearJsonEdit *item;
        uint32_t count, room;
    } edits;
    uint32_t open;        // offset behind the `[`
    uint32_t count;       // elements
    uint32_t bare;        // elements without quotes
    uint32_t commas;      // commas that follow an element
    Span first, last;     // first and last element
    bool is_first_quoted; // the first element is a closed string
    bool is_closed;       // the `]` was found
    bool has_variable;    // a `$` or a backquote occurs
    bool has_operator;    // a comparison operator occurs with no comma beside it
    bool has_doubt;       // the meaning is uncertain: no edits are given
    bool is_asking;       // the meaning is likely but not certain: the fix is only offered
    uint32_t close;       // offset behind the `]`
    uint32_t rest;        // the same, behind the blanks that follow
} ArrayReader;

typedef enum QuoteClass { QUOTE_NOT, QUOTE_SINGLE, QUOTE_DOUBLE } QuoteClass;

QuoteClass array_quote_at(const ArrayReader *r, uint32_t at);
uint32_t array_skip_blanks(const ArrayReader *r, uint32_t at);

// array_fault notes the kind and place of a fault, if it is the first. array_edit notes a
// replacement.
void array_fault(ArrayReader *r, NearJsonFault kind, uint32_t start, uint32_t end);
void array_edit(ArrayReader *r, uint32_t start, uint32_t end, Str with);

// Skips white space, and replaces what JSON does not allow there by plain blanks.
void array_skip_space(ArrayReader *r);

// The offset of the closing quote of the string that starts at `at`; STR_NONE when it is missing.
uint32_t array_string_end(const ArrayReader *r, uint32_t at);

// Each reads one thing at `r->at` and moves behind it: a quoted string, a bare word, the whole
// array from its `[` on.
void array_read_string(ArrayReader *r);
void array_read_bare(ArrayReader *r);
void array_read(ArrayReader *r);

// Removes a comma that no element follows.
void array_drop_last_comma(ArrayReader *r, uint32_t comma);

#endif
