// Lines end at LF, CRLF or a lone CR for LSP; at LF only for the builder.
#include "text/position.h"
#include "base/utf.h"
#include <string.h>

// The end of the line at `at`: the offset of its CR or LF, or the end of the text.
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

// Moves the cursor forward to `at` of its item; not into a line end or code point.
static void advance(TextCursor *c, Str s, uint32_t at)
{
    at = utf_start(s, at);
    Str before = str_cut(s, 0, at); // searched only up to `at`, as a line may be long
    for (;;) {
        uint32_t end = line_end(before, c->at), next = next_line(s, end);
        if (end == before.len || at < next) {
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

// The column where the item begins: a byte-order mark is an item without line end.
static uint32_t lead(const Items *d, uint32_t item, FlEncoding e)
{
    if (item != 1 || items_at(d, 0)->kind != K_BOM) return 0;
    return units(items_at(d, 0)->text, e);
}

static bool is_of(const TextCursor *c, const Items *d, uint32_t item, FlEncoding e)
{
    return c->is_set && c->edits == d->edits && c->item == item && c->encoding == e;
}

// The cursor nearest before `at` of the item. If there is none, resets one of another item, or the
// farthest.
static TextCursor *cursor_for(TextCursors *all, const Items *d, uint32_t item, uint32_t at,
                              FlEncoding e)
{
    TextCursor *best = NULL, *spare = &all->item[0];
    for (uint32_t i = 0; i < TEXT_CURSORS; i++) {
        TextCursor *c = &all->item[i];
        if (!is_of(c, d, item, e)) {
            spare = c;
            continue;
        }
        if (c->at <= at && (!best || best->at < c->at)) best = c;
        if (is_of(spare, d, item, e) && spare->at < c->at) spare = c;
    }
    if (best) return best;
    *spare = (TextCursor){d->edits, item, true, e, 0, items_mark(d, item).row, lead(d, item, e)};
    return spare;
}

// The item that contains byte `at`: mostly the one looked up last, or one right behind it.
static uint32_t item_near(const Items *d, TextCursors *all, uint32_t at)
{
    enum { NEAR = 4 };
    uint32_t i = all->item_latest;
    if (i < d->count && items_mark(d, i).at <= at)
        for (uint32_t n = 0; n < NEAR && i < d->count; n++, i++)
            if (at < items_mark(d, i + 1).at) return all->item_latest = i;
    return all->item_latest = items_find(d, at);
}

FlPosition text_position(const Items *d, TextCursors *all, uint32_t at, FlEncoding e)
{
    if (d->total.at < at) at = d->total.at;
    if (d->count == 0) return (FlPosition){0, 0};
    uint32_t item = item_near(d, all, at);
    at -= items_mark(d, item).at;
    TextCursor *c = cursor_for(all, d, item, at, e);
    advance(c, items_at(d, item)->text, at);
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

// Moves a cursor to `at` of the item, with LF as the only line end: `row` counts lines, `column` is
// the line's start.
static TextCursor *line_cursor(TextCursors *all, const Items *d, uint32_t item, uint32_t at)
{
    TextCursor *c = cursor_for(all, d, item, at, FL_UTF8);
    Str s = items_at(d, item)->text;
    if (c->at == 0) c->column = 0;
    for (;;) {
        const char *feed = c->at < at ? memchr(s.ptr + c->at, '\n', at - c->at) : NULL;
        if (!feed) break;
        c->at = c->column = (uint32_t)(feed - s.ptr) + 1;
        c->row++;
    }
    if (c->at < at) c->at = at;
    return c;
}

// The text before `at` in its line, without the CR of a CRLF; and the line number from 1.
static Str line_before(const Items *d, TextCursors *lines, uint32_t at, uint32_t *line)
{
    *line = 1;
    if (d->count == 0) return STR("");
    uint32_t item = item_near(d, lines, at);
    Mark m = items_mark(d, item);
    Str s = items_at(d, item)->text;
    uint32_t end = utf_start(s, at - m.at < s.len ? at - m.at : s.len);
    const TextCursor *c = line_cursor(lines, d, item, end);
    *line = m.line + 1 + (c->row - m.row);
    bool is_in_end = c->column < end && s.ptr[end - 1] == '\r' && str_at(s, end) == '\n';
    return str_cut(s, c->column, end - is_in_end);
}

uint32_t text_line(const Items *d, TextCursors *lines, uint32_t at)
{
    uint32_t line;
    line_before(d, lines, at, &line);
    return line;
}

// Fast path: if the line's start is far and there is no lone CR before it, the LSP position is used
// instead of a walk.
FlPlace text_place(const Items *d, TextCursors *positions, TextCursors *lines, uint32_t at)
{
    enum { NEAR = 1024 };
    uint32_t line;
    Str before = line_before(d, lines, at, &line);
    if (NEAR < before.len && 1 < line) {
        FlPosition p = text_position(d, positions, at, FL_UTF32);
        if (p.line + 1 == line) return (FlPlace){line, p.character + 1};
    }
    return (FlPlace){line, utf_count32(before) + 1};
}

// Whether the text behind is on the same line with one column per byte.
static bool are_columns(Str s)
{
    return utf_is_ascii(s) && !str_has_char(s, '\n') && str_at(s, s.len - 1) != '\r';
}

FlPlace text_place_of_end(const Items *d, TextCursors *positions, TextCursors *lines, FlPlace start,
                          Span span)
{
    uint32_t item = lines->item_latest, at = items_mark(d, item).at;
    if (item < d->count && at <= span.start) {
        Str s = str_cut(items_at(d, item)->text, span.start - at, span.end - at);
        if (s.len == span.end - span.start && are_columns(s))
            return (FlPlace){start.line, start.column + s.len};
    }
    return text_place(d, positions, lines, span.end);
}

Span text_line_span(const Items *d, TextCursors *lines, uint32_t at)
{
    if (d->count == 0) return (Span){0, 0};
    uint32_t item = item_near(d, lines, at);
    Mark m = items_mark(d, item);
    Str s = items_at(d, item)->text;
    uint32_t start = line_cursor(lines, d, item, at - m.at < s.len ? at - m.at : s.len)->column;
    if (start == s.len) return (Span){d->total.at, d->total.at};
    uint32_t feed = str_find_char(str_skip(s, start), '\n');
    uint32_t end = feed == STR_NONE ? s.len : start + feed;
    while (start < end && s.ptr[end - 1] == '\r') end--;
    return (Span){m.at + start, m.at + end};
}
