// The public functions for positions.
#include "analysis.h"
#include "lint/open_document.h"
#include "text/position.h"

// The cursors are caches: casting const away is safe, as documents are never const objects.

FlPosition fl_position(const FlDoc *doc, uint32_t at, FlEncoding e)
{
    return text_position(&doc->items, &((FlDoc *)doc)->positions, at, e);
}

uint32_t fl_offset(const FlDoc *doc, FlPosition p, FlEncoding e)
{
    return text_offset(&doc->items, p, e);
}

FlPlace fl_place(const FlDoc *doc, uint32_t at)
{
    FlDoc *d = (FlDoc *)doc;
    return text_place(&doc->items, &d->positions, &d->lines, at);
}

FlPlace fl_place_of_end(const FlDoc *doc, FlPlace start, Span span)
{
    FlDoc *d = (FlDoc *)doc;
    return text_place_of_end(&doc->items, &d->positions, &d->lines, start, span);
}

uint32_t fl_line(const FlDoc *doc, uint32_t at)
{
    return text_line(&doc->items, &((FlDoc *)doc)->lines, at);
}

Span fl_line_span(const FlDoc *doc, uint32_t at)
{
    return text_line_span(&doc->items, &((FlDoc *)doc)->lines, at);
}
