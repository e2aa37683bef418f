// A reader of arrays that forgives: what it takes for a string is noted with how JSON would write it. Private to near_json.c,
// which judges whether an array was meant.
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
    uint32_t open;        // behind the `[`
    uint32_t count;       // elements
    uint32_t bare;        // those without quotes
    uint32_t commas;      // that follow an element
    Span first, last;     // elements
    bool is_first_quoted; // the first element is a string that is closed
    bool is_closed;       // there is a `]`
    bool has_variable;    // a `$` or a backquote somewhere
    bool has_operator;    // a word that compares, between two that no comma parts
    bool has_doubt;       // what was meant cannot be told
    bool is_asking;       // it can be told, but with some doubt
    uint32_t close;       // behind the `]`
    uint32_t rest;        // the same, without the blanks after it
} ArrayReader;

typedef enum QuoteClass { QUOTE_NOT, QUOTE_SINGLE, QUOTE_DOUBLE } QuoteClass;

QuoteClass array_quote_at(const ArrayReader *r, uint32_t at);
uint32_t array_skip_blanks(const ArrayReader *r, uint32_t at);

// Notes what is wrong, of which the first counts, and what stands there in JSON.
void array_fault(ArrayReader *r, NearJsonFault kind, uint32_t start, uint32_t end);
void array_edit(ArrayReader *r, uint32_t start, uint32_t end, Str with);

// Skips blanks, and makes plain ones of those that JSON does not take.
void array_skip_space(ArrayReader *r);

// The end of the text in quotes that starts at `at`, before its closing quote; STR_NONE when that is missing.
uint32_t array_string_end(const ArrayReader *r, uint32_t at);

// Read at `r->at` and go on after it: a string in quotes, a word without, and the whole array from its `[` on.
void array_read_string(ArrayReader *r);
void array_read_bare(ArrayReader *r);
void array_read(ArrayReader *r);

// Takes away the comma that nothing follows.
void array_drop_last_comma(ArrayReader *r, uint32_t comma);

#endif
