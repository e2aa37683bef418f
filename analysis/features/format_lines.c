// The physical lines of an instruction, and their new texts.
#include "features/format.h"
#include "syntax/walk.h"

uint32_t format_lead(Str line)
{
    uint32_t lead = 0;
    while (str_at(line, lead) == ' ' || str_at(line, lead) == '\t') lead++;
    return lead;
}

// ---- As they were written ----

static uint32_t content_end(Str text, Span line)
{
    uint32_t end = line.end;
    if (line.start < end && text.ptr[end - 1] == '\n') end--;
    while (line.start < end && text.ptr[end - 1] == '\r') end--;
    return end;
}

static void add_line(Arena *a, Lines *lines, const Instr *in, Line line)
{
    line.content = content_end(in->text, line.bytes);
    line.lead = format_lead(str_cut(in->text, line.bytes.start, line.content));
    uint32_t kept = line.joined.end - line.joined.start;
    if (line.kind == LINE_TEXT && kept < line.lead) line.lead = kept;
    VEC_PUSH(a, lines, line);
}

// The last line of the logical line, unless it ends with an escape character at the end of the
// file.
static void add_last(Arena *a, Lines *lines, const Instr *in, uint32_t byte, uint32_t joined)
{
    if (byte == in->text.len) return;
    uint32_t end = in->logical < joined ? byte : byte + (in->logical - joined);
    uint32_t feed = str_find_char(str_skip(in->text, end), '\n');
    lines->end = feed == STR_NONE ? in->text.len : end + feed + 1;
    uint32_t logical = in->logical < joined ? joined : in->logical;
    add_line(a, lines, in, (Line){.bytes = {byte, lines->end}, .joined = {joined, logical}});
}

Lines format_lines(Arena *a, const Instr *in)
{
    Lines lines = {0};
    uint32_t byte = 0, joined = 0;
    for (uint32_t i = 0; i < in->cut_count; i++) {
        const Cut *cut = &in->cut[i];
        Line line = {.bytes = {byte, cut->end}, .joined = {joined, cut->at}};
        line.is_continued = cut->kind == CUT_CONTINUATION;
        if (cut->kind == CUT_COMMENT) line.kind = LINE_COMMENT;
        if (cut->kind == CUT_EMPTY) line.kind = LINE_EMPTY;
        add_line(a, &lines, in, line);
        byte = lines.end = cut->end;
        joined = cut->at;
    }
    add_last(a, &lines, in, byte, joined);
    return lines;
}

// ---- Their indents ----

static Str old_indent(const Instr *in, const Line *line)
{
    return str_cut(in->text, line->bytes.start, line->bytes.start + line->lead);
}

// Finds the lines that begin inside an atom. Returns whether one of these atoms is a command.
static bool find_inside(const Atoms *atoms, Lines *lines)
{
    bool has_command = false;
    uint32_t at = 0;
    for (uint32_t i = 1; i < lines->count; i++) {
        Line *line = &lines->item[i];
        if (line->kind != LINE_TEXT) continue;
        while (at < atoms->count && atoms->item[at].span.end <= line->joined.start) at++;
        if (at == atoms->count) break;
        line->is_inside = atoms->item[at].span.start < line->joined.start;
        line->is_command = line->is_inside && atoms->item[at].is_command;
        has_command = has_command || line->is_command;
    }
    return has_command;
}

static bool starts_with_closing(const Atoms *atoms, uint32_t *at, const Line *line)
{
    while (*at < atoms->count && atoms->item[*at].span.start < line->joined.start) ++*at;
    return *at < atoms->count && atoms->item[*at].is_closing &&
           atoms->item[*at].span.start < line->joined.end;
}

// Lines between atoms are indented one level deeper than the keyword. If there are command lines
// that stay unchanged, no line moves, as they may be aligned.
static void set_indents(Formatter *f, const Instr *in, const Atoms *atoms, Lines *lines)
{
    bool has_command = find_inside(atoms, lines);
    bool stays = !format_commands(f, in, lines) && has_command;
    uint32_t at = 0;
    for (uint32_t i = 1; i < lines->count; i++) {
        Line *line = &lines->item[i];
        bool is_free = line->kind == LINE_TEXT && !line->is_inside && !stays;
        if (line->indent.len && !is_free) continue; // already laid out
        line->indent = is_free ? f->unit : old_indent(in, line);
        if (is_free && starts_with_closing(atoms, &at, line)) line->indent = STR("");
    }
}

// A comment gets the indent of the next line of text.
static void indent_comments(const Formatter *f, Lines *lines)
{
    Str below = f->unit;
    for (uint32_t i = lines->count; 0 < i--;) {
        Line *line = &lines->item[i];
        if (line->kind == LINE_COMMENT) line->indent = below;
        if (line->kind == LINE_TEXT && !line->is_removed && i) below = line->indent;
    }
}

// ---- As they are printed ----

typedef struct Printer {
    const Formatter *f;
    const Instr *in;
    const Atoms *atoms;
    const Lines *lines;
    uint32_t line; // the line being printed
    uint32_t at;   // index of the next atom, or of the one in which the last line ended
    Out out;
    uint32_t line_start; // offset in `out` behind the indent
} Printer;

static void out_atom(Printer *p, const Atom *atom, Str text, bool starts)
{
    if (starts && !atom->is_tight && p->line_start < p->out.len) out_char(&p->out, ' ');
    bool is_raised = atom->is_keyword && p->f->raises;
    out_str(&p->out, is_raised ? str_upper(p->f->scratch, text) : text);
}

// The part of an atom on a line. `is_cut`: the line ends inside the atom, so blanks there belong to
// it.
static Str shown_of(const Printer *p, const Atom *atom, Span shown, bool *is_cut)
{
    if (atom->is_command && p->lines->pieces.count)
        return format_piece(p->f, p->in, p->lines, p->line, is_cut);
    *is_cut = shown.end < atom->span.end;
    return instr_slice(p->in, shown);
}

// Prints the atoms of a line. Returns whether the line ends inside one.
static bool out_atoms(Printer *p, const Line *line)
{
    uint32_t from = line->joined.start + line->lead, to = line->joined.end;
    for (; p->at < p->atoms->count; p->at++) {
        const Atom *atom = &p->atoms->item[p->at];
        if (to <= atom->span.start) return false;
        Span shown = {from < atom->span.start ? atom->span.start : from,
                      atom->span.end < to ? atom->span.end : to};
        bool is_cut = false;
        if (shown.start < shown.end)
            out_atom(p, atom, shown_of(p, atom, shown, &is_cut), shown.start == atom->span.start);
        if (to < atom->span.end) return is_cut || shown.end <= shown.start;
    }
    return false;
}

static Str trailing(const Formatter *f, Str text, uint32_t from, uint32_t to)
{
    return f->options->keeps_trailing_blanks ? str_cut(text, from, to) : STR("");
}

static uint32_t before_trailing(Str text, uint32_t from, uint32_t to)
{
    while (from < to && char_is_blank(text.ptr[to - 1])) to--;
    return to;
}

// The joined offset where the printed text ends.
static uint32_t printed_end(const Printer *p)
{
    const Atom *last = p->atoms->count ? &p->atoms->item[p->atoms->count - 1] : NULL;
    uint32_t end = last ? last->span.end : 0, pieces = p->lines->pieces.count;
    uint32_t command =
        pieces && last && last->is_command ? p->lines->pieces.item[pieces - 1].span.end : 0;
    return end < command ? command : end;
}

// The start of the blanks at a line's end that belong to no atom: a word may end in an escaped
// blank.
static uint32_t before_loose(const Printer *p, const Line *line)
{
    uint32_t blanks = before_trailing(p->in->text, line->bytes.start, line->content);
    uint32_t end = printed_end(p);
    if (line->is_continued || end <= line->joined.start || line->joined.end < end) return blanks;
    uint32_t printed = line->bytes.start + (end - line->joined.start);
    return blanks < printed ? printed : blanks;
}

static void print_text(Printer *p, Line *line)
{
    Str text = p->in->text;
    p->out = out_on(p->f->scratch);
    out_str(&p->out, line->indent);
    p->line_start = p->out.len;
    bool is_inside = out_atoms(p, line);
    uint32_t blanks = before_loose(p, line);
    if (line->is_continued) {
        if (!is_inside && p->line_start < p->out.len) out_char(&p->out, ' ');
        out_char(&p->out, p->in->before.escape);
    }
    out_str(&p->out, trailing(p->f, text, blanks, line->content));
    line->text = out_done(&p->out);
}

static void print_comment(Formatter *f, const Instr *in, Line *line)
{
    uint32_t start = line->bytes.start + line->lead;
    uint32_t end = before_trailing(in->text, start, line->content);
    Str comment = format_comment(f, str_cut(in->text, start, end));
    line->text = str_fmt(f->scratch, "%.*s%.*s%.*s", STR_ARG(line->indent), STR_ARG(comment),
                         STR_ARG(trailing(f, in->text, end, line->content)));
}

static bool row_has_code(const Instr *in, const Lines *lines, uint32_t i)
{
    for (; i < lines->count && lines->item[i].kind == LINE_COMMENT; i++) {
        const Line *line = &lines->item[i];
        Str comment = str_cut(in->text, line->bytes.start + line->lead, line->content);
        if (format_is_code(comment, in->before.escape)) return true;
    }
    return false;
}

void format_print(Formatter *f, const Instr *in, const Atoms *atoms, Lines *lines)
{
    Printer p = {.f = f, .in = in, .atoms = atoms, .lines = lines};
    if (lines->count) lines->item[0].indent = STR("");
    set_indents(f, in, atoms, lines);
    indent_comments(f, lines);
    for (uint32_t i = 0; i < lines->count; i++) {
        Line *line = &lines->item[i];
        bool starts_row = i == 0 || lines->item[i - 1].kind != LINE_COMMENT;
        p.line = i;
        if (line->kind == LINE_TEXT) print_text(&p, line);
        if (line->kind == LINE_COMMENT && starts_row) f->has_commented = row_has_code(in, lines, i);
        if (line->kind == LINE_COMMENT) print_comment(f, in, line);
        line->is_removed = line->is_removed || line->kind == LINE_EMPTY;
    }
}
