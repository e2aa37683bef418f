// Marks in the Dockerfiles of fixtures.
//
//     FROM alpine:${VER<|>SION}        the cursor
//          ^^^^^^ message              a finding: its range in the line above, and its message
//     \^ text                         a line that really begins with ^
#ifndef FL_TESTS_MARKS_H
#define FL_TESTS_MARKS_H

#include "analysis.h"

// An input without its marks.
typedef struct Marked {
    Str text;
    uint32_t cursor; // or STR_NONE
    bool has_carets;
    Str shown; // the input as marks_write writes it: with its carets, bytes decoded
} Marked;

// Words of `args` that change the bytes: `bytes` turns <0D> into that byte and <41*9> into nine of it, `crlf` ends all
// lines in CRLF, `bom` puts the byte-order mark before, `no-newline` drops the last line end.
Marked marks_read(Arena *a, Str text, Str args);

// The text of the document with carets for the findings, as marks_read takes it. A range over several lines ends with
// its first line, an empty one is one caret.
Str marks_write(Arena *a, const FlDoc *doc, FlFindings findings, uint32_t cursor);

#endif
