// Lays out the lines of a shell command: at which operators they break, and their indents. Words
// are never changed; a command that is not fully understood stays unchanged.
#include "features/format_layout.h"
#include "model/command_shell.h"
#include "shell/commands.h"

enum { MAX_WIDTH = 120 };
#define MIDDLE UINT32_MAX

static Scan scan_of(const Instr *in)
{
    const Instr *inner = instr_innermost(in);
    return scan_start(in, inner->kind, instr_args_span(inner).start);
}

static Str text_of(const Instr *in, Span span)
{
    return str_cut(in->joined, span.start, span.end);
}

bool format_same_tokens(const Instr *one, const Instr *two)
{
    Scan s = scan_of(one), t = scan_of(two);
    for (;;) {
        Token a = format_token(&s), b = format_token(&t);
        if (a.kind != b.kind || !str_eq(text_of(one, a.span), text_of(two, b.span))) return false;
        if (a.kind == TOKEN_END) return true;
        if (a.kind == TOKEN_LOST) return false;
    }
}

// ---- Reading ----

static bool is_text(const Line *line)
{
    return line->kind == LINE_TEXT && line->joined.start + line->lead < line->joined.end;
}

// The line that contains joined offset `at`, searched from line `i` on.
static uint32_t line_at(const Lines *lines, uint32_t i, uint32_t at)
{
    for (uint32_t k = i + 1; k < lines->count && lines->item[k].joined.start <= at; k++)
        if (is_text(&lines->item[k])) i = k;
    return i;
}

// HEALTHCHECK has words before its command.
static void skip_to_command(Scan *s, const Instr *in)
{
    const Node *type = in->kind == K_HEALTHCHECK ? instr_arg(in, 0) : NULL;
    if (type) s->at = node_span(type).end;
}

static bool read_pieces(Formatter *f, const Instr *in, Lines *lines)
{
    Scan scan = scan_of(in);
    Nesting nesting = {.starts_command = true};
    uint32_t line = 0;
    skip_to_command(&scan, instr_innermost(in));
    for (Token t; (t = format_token(&scan)).kind != TOKEN_END;) {
        Str text = text_of(in, t.span);
        const Nesting *n = &nesting;
        bool joins = t.kind == TOKEN_JOIN && !n->in_test && !n->in_header && !n->in_pattern;
        line = line_at(lines, line, t.span.start);
        Piece p = {.span = t.span,
                   .line = line,
                   .depth = nesting_is_middle(n, t) ? MIDDLE : nesting_depth(n, t, text),
                   .joins = joins,
                   .chains = joins && !n->depth && str_is_z(text, "&&")};
        p.end_line = line = line_at(lines, line, t.span.end - 1);
        VEC_PUSH(f->scratch, &lines->pieces, p);
        nesting_step(&nesting, t, text);
        if (nesting.is_lost) return false;
    }
    return !nesting.depth && !scan.depth && !scan.is_lost && 0 < lines->pieces.count;
}

// ---- Operators ----

static uint32_t columns_of(Str text)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < text.len; i++) count += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return count;
}

// Whether the command has several lines, or one that is too long.
static bool is_long(const Formatter *f, const Instr *in, const Lines *lines)
{
    uint32_t most = f->options->max_width ? f->options->max_width : MAX_WIDTH;
    return 1 < lines->count ||
           most < columns_of(str_cut(in->text, 0, lines->count ? lines->item[0].content : 0));
}

static void move_to(Piece *p, uint32_t line)
{
    p->line = p->end_line = line;
    p->is_moved = true;
}

// An operator at a line break goes to the start of the next line, or to the end of the line before.
static void place_operator(Piece *before, Piece *p, Piece *after, bool is_leading, bool is_long)
{
    bool breaks = before->end_line != p->line || p->line != after->line;
    if (!breaks && !(is_long && p->chains)) return;
    if (!breaks && is_leading) p->breaks = true;
    if (!breaks && !is_leading) after->breaks = true;
    if (is_leading && p->line != after->line) move_to(p, after->line);
    if (!is_leading && before->end_line != p->line) move_to(p, before->end_line);
}

static void place_operators(const Formatter *f, bool is_long, Lines *lines)
{
    bool is_leading = f->options->operators == FL_OPERATORS_LEADING;
    Piece *piece = lines->pieces.item;
    if (f->options->operators == FL_OPERATORS_KEPT) return;
    for (uint32_t i = 1; i + 1 < lines->pieces.count; i++)
        if (piece[i].joins)
            place_operator(&piece[i - 1], &piece[i], &piece[i + 1], is_leading, is_long);
}

// ---- Indents ----

static Str units(const Formatter *f, uint32_t count)
{
    Out out = out_on(f->scratch);
    for (; count; count--) out_str(&out, f->unit);
    return out_done(&out);
}

static void set_depths(const Formatter *f, Lines *lines)
{
    Piece *piece = lines->pieces.item;
    uint32_t depth = piece[0].line ? 1 : 0,
             command = depth; // of the line; of the line on which the current command began
    for (uint32_t i = 0; i < lines->pieces.count; i++) {
        Piece *p = &piece[i];
        bool starts_line = i && piece[i - 1].end_line != p->line;
        if (starts_line || p->breaks) {
            depth = 1 + (p->depth == MIDDLE ? command : p->depth);
            p->indent = units(f, depth);
        }
        if (starts_line) lines->item[p->line].indent = p->indent;
        if (p->depth != MIDDLE) command = depth;
    }
}

// A line that only contained an operator is removed when that moves.
static void note_lines(Lines *lines)
{
    const Piece *piece = lines->pieces.item;
    uint32_t count = lines->pieces.count, k = 0;
    for (uint32_t i = piece[0].line; i < lines->count; i++) {
        Line *line = &lines->item[i];
        while (k < count && piece[k].end_line < i) k++;
        line->piece = k;
        bool is_empty = k == count || i < piece[k].line;
        line->is_removed = line->is_removed || (is_empty && is_text(line));
    }
}

static bool is_posix(const Formatter *f, const Instr *in)
{
    const Model *m = doc_model(f->doc);
    ShellKind kind =
        command_shell(f->scratch, m, step_at_item(m, f->item), instr_innermost(in)).kind;
    return kind == SHELL_POSIX || kind == SHELL_BASH;
}

static bool is_understood(const Formatter *f, const Instr *in)
{
    const Instr *inner = instr_innermost(in);
    return in->before.escape == '\\' && !inner->is_json && !inner->heredoc_count &&
           is_posix(f, in) && commands_read(f->scratch, inner, SHELL_POSIX).is_complete;
}

bool format_commands(Formatter *f, const Instr *in, Lines *lines)
{
    bool is_good = !f->keeps_commands && is_understood(f, in) && read_pieces(f, in, lines);
    if (!is_good) {
        lines->pieces.count = 0;
        return false;
    }
    place_operators(f, is_long(f, in, lines), lines);
    set_depths(f, lines);
    note_lines(lines);
    return true;
}

// ---- Printing ----

// The text between two pieces of a line.
static void out_between(const Formatter *f, const Instr *in, Out *o, const Piece *before,
                        const Piece *p)
{
    if (p->breaks)
        out_fmt(o, " %c%.*s%.*s", in->before.escape, STR_ARG(f->line_end), STR_ARG(p->indent));
    else if (before->is_moved || p->is_moved)
        out_char(o, ' ');
    else
        out_str(o, str_cut(in->joined, before->span.end, p->span.start));
}

Str format_piece(const Formatter *f, const Instr *in, const Lines *lines, uint32_t i, bool *is_cut)
{
    const Line *line = &lines->item[i];
    const Piece *piece = lines->pieces.item;
    Out out = out_on(f->scratch);
    *is_cut = false;
    for (uint32_t k = line->piece; k < lines->pieces.count && piece[k].line <= i; k++) {
        Span shown = piece[k].span;
        if (piece[k].line < i) shown.start = line->joined.start + line->lead;
        *is_cut = i < piece[k].end_line;
        if (*is_cut) shown.end = line->joined.end;
        if (line->piece < k) out_between(f, in, &out, &piece[k - 1], &piece[k]);
        out_str(&out, text_of(in, shown));
    }
    return out_done(&out);
}
