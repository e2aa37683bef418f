// Draws a finding. Control characters from the file never reach the terminal.
#include "server/terminal.h"
#include "analysis.h"
#include "server/width.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uv.h>

enum {
    TAB_WIDTH = 4,
    WINDOW = 100,     // columns shown of a long line
    WINDOW_LEAD = 30, // of these, columns before the marked place
};

// SGR sequences.
static const char *const colors[] = {
    [FL_OFF] = "",
    [FL_HINT] = "\x1b[1;36m",
    [FL_INFO] = "\x1b[1;34m",
    [FL_WARNING] = "\x1b[1;33m",
    [FL_ERROR] = "\x1b[1;31m",
};

#define BOLD  "\x1b[1m"
#define DIM   "\x1b[2m"
#define PLAIN "\x1b[0m"

bool color_is_wanted(ColorWhen when)
{
    if (when != COLOR_AUTO) return when == COLOR_ALWAYS;
    const char *no_color = getenv("NO_COLOR"), *force = getenv("FORCE_COLOR");
    const char *term = getenv("TERM");
    if (no_color && no_color[0]) return false;
    if (force && force[0]) return force[0] != '0';
    return uv_guess_handle(1) == UV_TTY && !(term && strcmp(term, "dumb") == 0);
}

void print_in_blocks(void)
{
    static char block[1 << 16]; // as much as a pipe holds
    if (uv_guess_handle(1) != UV_TTY) setvbuf(stdout, block, _IOFBF, sizeof block);
}

void print(Str text)
{
    if (text.len) fwrite(text.ptr, 1, text.len, stdout);
}

Str shown_name(Arena *a, Str name)
{
    Out o = out_on(a);
    for (uint32_t at = 0; at < name.len;) {
        Rune r = utf_next(name, at);
        Str text = str_cut(name, at, at + r.len);
        bool is_plain = r.is_valid && rune_is_print(r.value);
        for (uint32_t i = 0; i < text.len && !is_plain; i++) {
            uint8_t byte = (uint8_t)text.ptr[i];
            out_fmt(&o, "\\x%c%c", "0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]);
        }
        if (is_plain) out_str(&o, text);
        at += r.len;
    }
    return out_done(&o);
}

// ---- One character ----

// How a terminal shows the character at a column.
typedef struct Cell {
    Str text;
    uint32_t width, bytes;
} Cell;

static Cell blank_cell(Rune r, uint32_t width)
{
    return (Cell){str_cut(STR("    "), 0, width), width, r.len};
}

static Cell cell_at(Str line, uint32_t at, uint32_t column)
{
    Rune r = utf_next(line, at);
    bool joins = r.value == 0x200C || r.value == 0x200D; // used inside emoji and Indic words
    if (r.value == '\t') return blank_cell(r, TAB_WIDTH - column % TAB_WIDTH);
    if (r.is_valid && (joins || rune_is_print(r.value)))
        return (Cell){str_cut(line, at, at + r.len), rune_width(r.value), r.len};
    if (r.value == '\r' || (r.is_valid && rune_is_space(r.value))) return blank_cell(r, 1);
    return (Cell){STR("\xEF\xBF\xBD"), 1, r.len};
}

static uint32_t column_of(Str line, uint32_t end)
{
    uint32_t column = 0;
    for (uint32_t at = 0; at < end && at < line.len;) {
        Cell cell = cell_at(line, at, column);
        column += cell.width;
        at += cell.bytes;
    }
    return column;
}

// The part of a line in columns [from, to).
static void draw_part(Out *o, Str line, uint32_t from, uint32_t to)
{
    uint32_t column = 0;
    for (uint32_t at = 0; at < line.len && column < to;) {
        Cell cell = cell_at(line, at, column);
        if (from <= column && column + cell.width <= to) out_str(o, cell.text);
        column += cell.width;
        at += cell.bytes;
    }
}

// Writes a message that may quote the file.
static void draw_plain(Out *o, Str text)
{
    draw_part(o, text, 0, UINT32_MAX);
}

void print_content(Arena *a, Str text)
{
    if (uv_guess_handle(1) != UV_TTY) {
        print(text);
        return;
    }
    Out o = out_on(a);
    for (Str line; text.len;) {
        uint32_t end = str_find_char(text, '\n');
        line = str_cut(text, 0, end == STR_NONE ? text.len : end);
        draw_plain(&o, line);
        if (end != STR_NONE) out_char(&o, '\n');
        text = str_skip(text, line.len + (end != STR_NONE));
    }
    print(out_done(&o));
}

// ---- The source ----

static void repeat(Out *o, char c, uint32_t count)
{
    while (count--) out_char(o, c);
}

static uint32_t digits(uint32_t n)
{
    return n < 10 ? 1 : 1 + digits(n / 10);
}

// `   3 | ` or, without a number, `     | `.
static void draw_gutter(Out *o, const Shown *s, uint32_t line, uint32_t width)
{
    if (s->has_color) out_str(o, STR(DIM));
    repeat(o, ' ', 2 + width - (line ? digits(line) : 0));
    if (line) out_number(o, line);
    out_z(o, " |");
    if (s->has_color) out_str(o, STR(PLAIN));
}

// A source line with marks under columns [start, end); of a long line only the part around them.
static void draw_line(Out *o, const Shown *s, Str line, Span mark, uint32_t number)
{
    uint32_t start = column_of(line, mark.start), end = column_of(line, mark.end);
    uint32_t length = column_of(line, line.len);
    if (end <= start) end = start + 1;
    uint32_t from = WINDOW < length && WINDOW_LEAD < start ? start - WINDOW_LEAD : 0;
    uint32_t to = from + WINDOW < length ? from + WINDOW : length;
    if (to < end) end = to + (start == to);
    draw_gutter(o, s, number, digits(number));
    if (length) out_char(o, ' ');
    if (from) out_z(o, "...");
    draw_part(o, line, from, to);
    if (to < length) out_z(o, "...");
    out_char(o, '\n');
    draw_gutter(o, s, 0, digits(number));
    repeat(o, ' ', 1 + (from ? 3 : 0) + start - from);
    if (s->has_color) out_fmt(o, "%s", colors[s->finding->severity]);
    repeat(o, '^', start < end ? end - start : 1);
    if (s->has_color) out_str(o, STR(PLAIN));
    out_char(o, '\n');
}

static void draw_more_lines(Out *o, const Shown *s, uint32_t first, uint32_t last)
{
    if (last <= first) return;
    draw_gutter(o, s, 0, digits(first));
    out_fmt(o, " and %u more line%s\n", last - first, last - first == 1 ? "" : "s");
}

// Of a very long line only the bytes around the place are used, so that a file of one line is drawn
// quickly.
static Span near_place(const Shown *s, Span line, uint32_t at)
{
    enum { NEAR = 2048 };
    if (line.end - line.start <= 4 * NEAR) return line;
    Span near = {at - line.start <= NEAR ? line.start : at - NEAR,
                 line.end - at <= 2 * NEAR ? line.end : at + 2 * NEAR};
    Arena a = {0};
    // Not within a character.
    Str head = fl_slice(&a, s->doc, (Span){near.start, near.start + 4});
    for (uint32_t i = 0; line.start < near.start && i < head.len && (head.ptr[i] & 0xC0) == 0x80;
         i++)
        near.start++;
    arena_clear(&a);
    return near;
}

static void draw_source(Out *o, const Shown *s)
{
    Span span = s->finding->span;
    Span line = near_place(s, fl_line_span(s->doc, span.start), span.start);
    uint32_t end = span.end < line.end ? span.end : line.end;
    Span mark = {span.start - line.start,
                 end < span.start ? span.start - line.start : end - line.start};
    uint32_t first = fl_line(s->doc, span.start);
    draw_line(o, s, fl_slice(o->arena, s->doc, line), mark, first);
    if (span.start < span.end) draw_more_lines(o, s, first, fl_line(s->doc, span.end - 1));
}

// ---- The finding ----

static void draw_head(Out *o, const Shown *s)
{
    const FlFinding *f = s->finding;
    const char *bold = s->has_color ? BOLD : "", *plain = s->has_color ? PLAIN : "";
    const char *color = s->has_color ? colors[f->severity] : "";
    out_fmt(o, "%s%.*s:%u:%u:%s ", bold, STR_ARG(shown_name(o->arena, s->file)), f->start.line,
            f->start.column, plain);
    out_fmt(o, "%s%.*s[%.*s]%s ", color, STR_ARG(fl_severity_name(f->severity)), STR_ARG(f->code),
            plain);
    draw_plain(o, f->message);
    out_char(o, '\n');
}

void show_finding(Out *o, const Shown *s)
{
    draw_head(o, s);
    draw_source(o, s);
    if (s->fix.len) {
        repeat(o, ' ', 3 + digits(fl_line(s->doc, s->finding->span.start)));
        out_z(o, "= fix: ");
        draw_plain(o, s->fix);
        out_char(o, '\n');
    }
    out_char(o, '\n');
}
