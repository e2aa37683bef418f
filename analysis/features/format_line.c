// Formatting while typing: the start of a new line inside an instruction.
#include "features/format.h"
#include "lint/shell_scan.h"

typedef struct Typing {
    Formatter f;
    const Instr *in;
    uint32_t base, at; // start of the item; start of the new line in its text
    Lines lines;
} Typing;

static void edit(Typing *t, Span bytes, Str text)
{
    FlEdit edit = {span_shift(bytes, t->base), text};
    Str old = items_slice(&t->f.doc->items, t->f.scratch, edit.span);
    if (!str_eq(old, text)) VEC_PUSH(t->f.arena, &t->f.edits, edit);
}

// The number of the new line.
static uint32_t line_number(const Typing *t)
{
    uint32_t i = t->lines.count;
    while (0 < i && t->at < t->lines.item[i - 1].bytes.end) i--;
    return i;
}

// The indent of the nearest line above that has one.
static Str indent_above(const Typing *t, uint32_t number)
{
    while (1 < number--) {
        const Line *line = &t->lines.item[number];
        Str indent = str_cut(t->in->text, line->bytes.start, line->bytes.start + line->lead);
        if (line->kind == LINE_TEXT) return str_copy(t->f.arena, indent);
    }
    return t->f.unit;
}

// Scans up to that offset. False when a shell comment begins before it.
static bool scan_to(Scan *scan, const Instr *in, uint32_t joined)
{
    *scan = scan_start(in, in->kind, instr_args_span(in).start);
    while (scan->at < joined)
        if (scan_is_comment(scan) || !scan_next(scan)) return false;
    return scan->at == joined;
}

// Blanks at the start of the line would become part of a quoted text.
static bool is_quoted(const Typing *t)
{
    Scan scan;
    return scan_to(&scan, t->in, instr_joined_at(t->in, t->at)) && scan.depth &&
           str_has_char(STR("'\""), scan.open[scan.depth - 1]);
}

static void indent_new(Typing *t, uint32_t number)
{
    if (is_quoted(t)) return;
    Str rest = items_slice(&t->f.doc->items, t->f.scratch, fl_line_span(t->f.doc, t->base + t->at));
    uint32_t lead = format_lead(rest);
    edit(t, (Span){t->at, t->at + lead}, indent_above(t, number));
}

// Whether the text ends with a shell operator that the shell would parse as one.
static bool ends_in_operator(const Instr *in)
{
    Span operator= operator_before(in, in->logical);
    if (operator.start == operator.end) return false;
    Scan scan;
    return scan_to(&scan, in, operator.start) && scan_is_bare(&scan);
}

static bool starts_with_operator(Str line)
{
    Str text = str_trim(line);
    return str_starts_z(text, "&&") || str_at(text, 0) == '|';
}

static bool is_shell_form(const Instr *in)
{
    return kind_has_shell(in->kind) && in->kind != K_UNKNOWN && !in->is_json &&
           !in->heredoc_count && !in->problem_count && in->before.escape == '\\';
}

// A line break behind a shell operator is meant as a continuation.
static void continue_line(Typing *t, uint32_t item)
{
    const Items *items = &t->f.doc->items;
    InstrKind below = item < items->count ? items_at(items, item)->kind : K_BLANK;
    Str line = items_slice(items, t->f.scratch, fl_line_span(t->f.doc, t->base + t->at));
    bool is_meant = starts_with_operator(line) || ends_in_operator(t->in);
    if (!t->lines.count || !is_shell_form(t->in) || !is_meant) return;
    if (below != K_BLANK && below != K_UNKNOWN) return;
    const Line *last = &t->lines.item[t->lines.count - 1];
    uint32_t end = last->content;
    while (last->bytes.start < end && char_is_blank(t->in->text.ptr[end - 1])) end--;
    edit(t, (Span){end, last->content}, STR(" \\"));
    indent_new(t, t->lines.count);
}

static bool is_continued(const Typing *t, uint32_t number)
{
    return 0 < number &&
           (t->lines.item[number - 1].is_continued || t->lines.item[number - 1].kind != LINE_TEXT);
}

// The item that contains the line end before `at`.
static uint32_t item_before(const Items *items, uint32_t at)
{
    return items_find(items, at ? at - 1 : 0);
}

FlEdits fl_format_line(Arena *a, FlDoc *doc, const FlFormat *options, uint32_t at)
{
    Arena scratch = {0};
    const Items *items = &doc->items;
    if (!items->count || !at) return (FlEdits){0};
    uint32_t item = item_before(items, at);
    Typing t = {.f = {.arena = a, .scratch = &scratch, .doc = doc, .options = options}};
    t.f.unit = format_unit(a, options);
    t.in = items_at(items, item);
    t.base = items_mark(items, item).at;
    t.at = at - t.base;
    if (instr_is_instruction(t.in) && str_at(t.in->text, t.at - 1) == '\n') {
        t.lines = format_lines(&scratch, t.in);
        uint32_t number = line_number(&t);
        if (is_continued(&t, number) && (t.at < t.lines.end || t.lines.end == t.in->text.len))
            indent_new(&t, number);
        else if (t.at == t.in->text.len)
            continue_line(&t, item + 1);
    }
    arena_clear(&scratch);
    return (FlEdits){t.f.edits.item, t.f.edits.count};
}
