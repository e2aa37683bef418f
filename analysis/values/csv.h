// Comma-separated values, as in `--mount=type=bind,"source=a,b"` (language.md 13.7).
#ifndef FL_VALUES_CSV_H
#define FL_VALUES_CSV_H

#include "base/arena.h"
#include "base/str.h"

// A field without its quotes. `at[i]` is the offset in the whole text of byte `i`, and
// `at[text.len]` that of the field's end, before a closing quote. `span` is the field as written.
typedef struct CsvField {
    Str text;
    const uint32_t *at;
    Span span;
} CsvField;

typedef struct CsvFields {
    CsvField *item;
    uint32_t count, room;
    bool is_ok; // false if the text is empty or has a misplaced quote; fields before that are valid
    Span wrong; // the faulty field
} CsvFields;

CsvFields csv_fields(Arena *a, Str text);

#endif
