// Comma-separated values, as in `--mount=type=bind,"source=a,b"` (language.md 13.7).
#ifndef FL_VALUES_CSV_H
#define FL_VALUES_CSV_H

#include "base/arena.h"
#include "base/str.h"

// One field without its quotes. `at[i]` is the offset in the whole text of byte `i` of the field, `at[text.len]` that
// of its end (before a closing quote); `span` is the field as written.
typedef struct CsvField {
    Str text;
    const uint32_t *at;
    Span span;
} CsvField;

typedef struct CsvFields {
    CsvField *item;
    uint32_t count, room;
    bool
        is_ok; // false for an empty text, and where quotes stand wrong; the fields before that are there
    Span wrong; // the field that is
} CsvFields;

CsvFields csv_fields(Arena *a, Str text);

#endif
