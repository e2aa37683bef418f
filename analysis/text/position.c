// Lines end at LF, CRLF or a lone CR for LSP; at LF only for the builder.
#include "text/position.h"
#include "base/utf.h"
#include <string.h>

// Where the line at `at` ends: the offset of its CR or LF, or the end of the text.
static uint32_t line_end(Str s, uint32_t at)
{
    const char *feed = at < s.len ? memchr(s.ptr + at, '\n', s.len - at) : NULL;
    uint32_t end = feed ? (uint32_t)(feed - s.ptr) : s.len;
    const char *cr = at < end ? memchr(s.ptr + at, '\r', end - at) : NULL;
    return cr ? (uint32_t)(cr - s.ptr) : end;
}

// Behind the line end at `end`.
static uint32_t next_line(Str s, uint32_t end)
{
    if (s.len <= end) return end;
    return end + 1 + (s.ptr[end] == '\r' && str_at(s, end + 1) == '\n');
}

static uint32_t units(Str s, FlEncoding e)
{
    switch (e) {
    case FL_UTF8: return s.len;
    case FL_UTF16: return utf_count16(s);
    case FL_UTF32: return utf_count32(s);
    }
    return 0;
}

// Moves the cursor forward to `at` of its item; inside a line end it stays before that.
static void advance(TextCursor *c, Str s, uint32_t at)
{
    for (;;) {
        uint32_t end = line_end(s, c->at), next = next_line(s, end);
        if (end == next || at < next) {
            uint32_t stop = at < end ? at : end;
            c->column += units(str_cut(s, c->at, stop), c->encoding);
            c->at = stop;
            return;
        }
        c->row++;
        c->column = 0;
        c->at = next;
    }
}

// Columns before the item in its first line: a byte-order mark is an item without a line end.
static uint32_t lead(const Items *d, uint32_t item, FlEncoding e)
{
    if (item != 1 || items_at(d, 0)->kind != K_BOM) return 0;
    return units(items_at(d, 0)->text, e);
}

FlPosition text_position(const Items *d, TextCursor *c, uint32_t at, FlEncoding e)
{
    if (d->total.at < at) at = d->total.at;
    if (d->count == 0) return (FlPosition){0, 0};
    uint32_t item = items_find(d, at);
    Mark m = items_mark(d, item);
    bool goes_on = c->is_set && c->edits == d->edits && c->item == item && c->encoding == e &&
                   m.at + c->at <= at;
    if (!goes_on) *c = (TextCursor){d->edits, item, true, e, 0, m.row, lead(d, item, e)};
    advance(c, items_at(d, item)->text, at - m.at);
    return (FlPosition){c->row, c->column};
}

uint32_t text_offset(const Items *d, FlPosition p, FlEncoding e)
{
    if (d->count == 0) return 0;
    uint32_t item = items_find_row(d, p.line);
    Mark m = items_mark(d, item);
    Str s = items_at(d, item)->text;
    uint32_t at = 0, before = p.line == m.row ? lead(d, item, e) : 0;
    if (p.character < before) return 0;
    p.character -= before;
    for (uint32_t row = m.row; row < p.line; row++) {
        uint32_t end = line_end(s, at);
        if (end == s.len) return d->total.at; // a line behind the last one
        at = next_line(s, end);
    }
    Str line = str_cut(s, at, line_end(s, at));
    switch (e) {
    case FL_UTF8: at += p.character < line.len ? p.character : line.len; break;
    case FL_UTF16: at += utf_offset16(line, p.character); break;
    case FL_UTF32: at += utf_offset32(line, p.character); break;
    }
    return m.at + at;
}

uint32_t text_line(const Items *d, uint32_t at)
{
    if (d->count == 0) return 1;
    uint32_t item = items_find(d, at);
    Mark m = items_mark(d, item);
    Str before = str_cut(items_at(d, item)->text, 0, at - m.at);
    uint32_t line = m.line + 1;
    for (uint32_t feed; (feed = str_find_char(before, '\n')) != STR_NONE; line++)
        before = str_skip(before, feed + 1);
    return line;
}

Span text_line_span(const Items *d, uint32_t at)
{
    if (d->count == 0) return (Span){0, 0};
    uint32_t item = items_find(d, at);
    Mark m = items_mark(d, item);
    Str s = items_at(d, item)->text;
    uint32_t start = at - m.at < s.len ? at - m.at : s.len;
    if (start == s.len && start && s.ptr[start - 1] == '\n')
        return (Span){d->total.at, d->total.at};
    while (start && s.ptr[start - 1] != '\n') start--;
    uint32_t feed = str_find_char(str_skip(s, start), '\n');
    uint32_t end = feed == STR_NONE ? s.len : start + feed;
    while (start < end && s.ptr[end - 1] == '\r') end--;
    return (Span){m.at + start, m.at + end};
}
