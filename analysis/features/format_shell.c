// Moving the lines of a shell command: all of them by the same width, so that what is indented in what stays so.
#include "features/format.h"
#include "lint/shell_scan.h"
#include "model/command_shell.h"

static uint32_t columns_of(const Formatter *f, Str blanks)
{
    uint32_t width = format_width(f->options), column = 0;
    for (uint32_t i = 0; i < blanks.len; i++)
        column = blanks.ptr[i] == '\t' ? (column / width + 1) * width : column + 1;
    return column;
}

static Str blanks_of(const Formatter *f, uint32_t columns)
{
    uint32_t width = format_width(f->options);
    Out out = out_on(f->scratch);
    for (; f->options->has_tabs && width <= columns; columns -= width) out_char(&out, '\t');
    for (; columns; columns--) out_char(&out, ' ');
    return out_done(&out);
}

static bool is_quoted(const Scan *s)
{
    for (uint32_t i = 0; i < s->depth; i++)
        if (s->open[i] != '(' && s->open[i] != '{') return true;
    return s->is_lost;
}

static bool is_blank_at(const Instr *in, uint32_t at)
{
    char c = str_at(in->joined, at);
    return c == ' ' || c == '\t';
}

// Whether the blanks at the start of the line part words of the shell, so that there may be more or fewer of them.
static bool parts_words(Scan *s, const Line *line)
{
    uint32_t at = line->joined.start;
    while (s->at < at && scan_next(s)) {
    }
    if (s->at != at || is_quoted(s)) return false;
    return is_blank_at(s->in, at) || is_blank_at(s->in, at - 1);
}

static bool is_posix(const Formatter *f, const Instr *in)
{
    const Model *m = doc_model(f->doc);
    for (const Instr *t = in; t; t = t->trigger) in = t;
    ShellKind kind = command_shell(f->scratch, m, step_at_item(m, f->item), in).kind;
    return kind == SHELL_POSIX || kind == SHELL_BASH;
}

static Scan scan_of(const Instr *in)
{
    const Instr *inner = in;
    while (inner->trigger) inner = inner->trigger;
    return scan_start(in, inner->kind, instr_args_span(inner).start);
}

static void move(const Formatter *f, Lines *lines, const bool *moves)
{
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 1; i < lines->count; i++) {
        const Line *line = &lines->item[i];
        uint32_t column = columns_of(f, line->indent);
        bool has_text = line->joined.start + line->lead < line->joined.end;
        if (moves[i] && has_text && column < least) least = column;
    }
    uint32_t unit = columns_of(f, f->unit);
    for (uint32_t i = 1; i < lines->count; i++) {
        Line *line = &lines->item[i];
        uint32_t column = columns_of(f, line->indent);
        if (moves[i]) line->indent = blanks_of(f, unit + (least < column ? column - least : 0));
    }
}

void format_commands(Formatter *f, const Instr *in, Lines *lines)
{
    if (in->before.escape != '\\' || !is_posix(f, in)) return;
    Scan scan = scan_of(in);
    bool *moves = arena_new(f->scratch, bool, lines->count);
    for (uint32_t i = 1; i < lines->count; i++) {
        const Line *line = &lines->item[i];
        if (line->kind != LINE_TEXT) continue;
        moves[i] = !line->is_inside || (line->is_command && parts_words(&scan, line));
    }
    move(f, lines, moves);
}
