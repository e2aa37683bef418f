// Places in the text as bytes, and as lines and characters.
#ifndef FL_POSITION_H
#define FL_POSITION_H

#include "base/str.h"

typedef struct FlDoc FlDoc;

typedef enum FlEncoding { FL_UTF16, FL_UTF8, FL_UTF32 } FlEncoding;

// Lines from 0, as LSP counts them (LF, CRLF and lone CR end a line); characters in units of the encoding.
typedef struct FlPosition {
    uint32_t line, character;
} FlPosition;

typedef struct FlRange {
    FlPosition start, end;
} FlRange;

// Both clamp and never fail: a character behind the end of its line is the end of the line, a line behind the last one
// the end of the text, a byte inside of a code point or of CRLF is where that starts. Bytes that are not UTF-8 count one unit
// each. (LSP 3.17, Position)
FlPosition fl_position(const FlDoc *doc, uint32_t at, FlEncoding e);
uint32_t fl_offset(const FlDoc *doc, FlPosition p, FlEncoding e);

// Lines from 1 that end at LF only, as the builder counts.
uint32_t fl_line(const FlDoc *doc, uint32_t at);

// Such a line with a column from 1 in code points, as people count.
typedef struct FlPlace {
    uint32_t line, column;
} FlPlace;

FlPlace fl_place(const FlDoc *doc, uint32_t at);

// The place of the end of a span, right after that of its start: mostly a little further on in the same line.
FlPlace fl_place_of_end(const FlDoc *doc, FlPlace start, Span span);

// The bytes of the builder's line that holds `at`, without its line end.
Span fl_line_span(const FlDoc *doc, uint32_t at);

#endif
