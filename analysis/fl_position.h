// Conversion between byte offsets and lines with characters.
#ifndef FL_POSITION_H
#define FL_POSITION_H

#include "base/str.h"

typedef struct FlDoc FlDoc;

typedef enum FlEncoding { FL_UTF16, FL_UTF8, FL_UTF32 } FlEncoding;

// A position in LSP: lines from 0, ended by LF, CRLF or lone CR; characters in code units of the
// encoding.
typedef struct FlPosition {
    uint32_t line, character;
} FlPosition;

typedef struct FlRange {
    FlPosition start, end;
} FlRange;

// Both clamp and never fail: a character behind the end of its line means the line's end, a line
// behind the last one the end of the text, a byte inside a code point or CRLF its start. A byte
// that is no valid UTF-8 counts as one unit. (LSP 3.17, Position)
FlPosition fl_position(const FlDoc *doc, uint32_t at, FlEncoding e);
uint32_t fl_offset(const FlDoc *doc, FlPosition p, FlEncoding e);

// The line of a byte: from 1, ended by LF only, as BuildKit counts.
uint32_t fl_line(const FlDoc *doc, uint32_t at);

// Such a line with a column from 1 in code points.
typedef struct FlPlace {
    uint32_t line, column;
} FlPlace;

FlPlace fl_place(const FlDoc *doc, uint32_t at);

// The place of a span's end, given that of its start: faster than fl_place.
FlPlace fl_place_of_end(const FlDoc *doc, FlPlace start, Span span);

// The bytes of the line (ended by LF) that contains `at`, without its line end.
Span fl_line_span(const FlDoc *doc, uint32_t at);

#endif
