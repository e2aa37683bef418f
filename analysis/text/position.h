// Conversion between byte offsets and lines with columns: the only place that knows what a column
// is.
#ifndef FL_TEXT_POSITION_H
#define FL_TEXT_POSITION_H

#include "analysis.h"
#include "syntax/doc.h"

// The place where a conversion ended, as a starting point for the next.
typedef struct TextCursor {
    uint32_t edits, item; // Items.edits and the item it is valid for
    bool is_set;
    FlEncoding encoding;
    uint32_t at;          // offset in the item
    uint32_t row, column; // of the document
} TextCursor;

// Cursors of the latest conversions, so that many conversions in text order cost one walk; starts
// and ends of findings use different cursors. All zero: valid.
enum { TEXT_CURSORS = 4 };

typedef struct TextCursors {
    TextCursor item[TEXT_CURSORS];
    uint32_t item_latest; // the item looked up last
} TextCursors;

// See fl_position, fl_offset, fl_line, fl_place, fl_place_of_end and fl_line_span.
FlPosition text_position(const Items *d, TextCursors *c, uint32_t at, FlEncoding e);
uint32_t text_offset(const Items *d, FlPosition p, FlEncoding e);

// `lines` are separate cursors, for lines that end at LF only.
uint32_t text_line(const Items *d, TextCursors *lines, uint32_t at);
FlPlace text_place(const Items *d, TextCursors *positions, TextCursors *lines, uint32_t at);
FlPlace text_place_of_end(const Items *d, TextCursors *positions, TextCursors *lines, FlPlace start,
                          Span span);
Span text_line_span(const Items *d, TextCursors *lines, uint32_t at);

#endif
