// Byte offsets to lines and columns and back: the only place that knows what a column is.
#ifndef FL_TEXT_POSITION_H
#define FL_TEXT_POSITION_H

#include "analysis.h"
#include "syntax/doc.h"

// Where the latest conversion ended, so that many of them in the order of the text cost one walk. A zeroed one is valid.
typedef struct TextCursor {
    uint32_t edits, item; // of the items it was made for
    bool is_set;
    FlEncoding encoding;
    uint32_t at;          // offset in the item
    uint32_t row, column; // of the document
} TextCursor;

// As fl_position, fl_offset, fl_line and fl_line_span.
FlPosition text_position(const Items *d, TextCursor *c, uint32_t at, FlEncoding e);
uint32_t text_offset(const Items *d, FlPosition p, FlEncoding e);
uint32_t text_line(const Items *d, uint32_t at);
Span text_line_span(const Items *d, uint32_t at);

#endif
