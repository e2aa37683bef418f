// Byte offsets to lines and columns and back: the only place that knows what a column is.
#ifndef FL_TEXT_POSITION_H
#define FL_TEXT_POSITION_H

#include "analysis.h"
#include "syntax/doc.h"

// Where a conversion ended.
typedef struct TextCursor {
    uint32_t edits, item; // of the items it was made for
    bool is_set;
    FlEncoding encoding;
    uint32_t at;          // offset in the item
    uint32_t row, column; // of the document
} TextCursor;

// Where the latest conversions ended, so that many of them in the order of the text cost one walk: starts and ends of
// findings and the places related to them each go on from a cursor of their own. A zeroed one is valid.
enum { TEXT_CURSORS = 4 };

typedef struct TextCursors {
    TextCursor item[TEXT_CURSORS];
    uint32_t item_latest; // that was asked for, in any of them
} TextCursors;

// As fl_position, fl_offset, fl_line, fl_place, fl_place_of_end and fl_line_span.
FlPosition text_position(const Items *d, TextCursors *c, uint32_t at, FlEncoding e);
uint32_t text_offset(const Items *d, FlPosition p, FlEncoding e);

// `lines` are cursors of their own: the builder's lines are others.
uint32_t text_line(const Items *d, TextCursors *lines, uint32_t at);
FlPlace text_place(const Items *d, TextCursors *positions, TextCursors *lines, uint32_t at);
FlPlace text_place_of_end(const Items *d, TextCursors *positions, TextCursors *lines, FlPlace start,
                          Span span);
Span text_line_span(const Items *d, TextCursors *lines, uint32_t at);

#endif
