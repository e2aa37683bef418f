// Finds the commands that an instruction starts.
#include "shell/commands.h"
#include "base/vec.h"
#include "shell/shell.h"
#include "syntax/walk.h"

// The argument that holds the shell text, or the first one of an exec form; behind the type of
// HEALTHCHECK.
static uint32_t first_argument(const Instr *in)
{
    return in->kind == K_HEALTHCHECK ? 1 : 0;
}

static Commands finish(ShellFound *f, Span list)
{
    return (Commands){.item = f->command.item,
                      .count = f->command.count,
                      .is_broken = f->is_broken,
                      .is_complete = !f->is_broken && !f->is_partial,
                      .is_cut = f->is_broken || f->is_cut,
                      .is_chain = f->is_chain && !f->is_broken && !f->is_partial,
                      .has_unknown = f->has_unknown,
                      .has_copies = f->has_copies,
                      .has_pipe = f->has_pipe,
                      .list = list};
}

static Word string_word(ShellFound *f, const Node *string)
{
    Str raw = str_cut(f->in->joined, string->start + 1, string->end - 1);
    Str value = arg_value(f->arena, f->in, string);
    bool is_copy = !str_eq(raw, value);
    f->has_copies |= is_copy;
    return (Word){.text = is_copy ? value : raw,
                  .span = node_span(string),
                  .is_literal = true,
                  .is_quoted = true};
}

static Commands read_exec_form(ShellFound *f)
{
    const Instr *in = f->in;
    uint32_t first = first_argument(in);
    // If a word is a slice of the instruction, its span is exact.
    Reader r = {.found = f, .text = in->joined, .place = IN_EXEC_FORM};
    Words words = {0};
    for (const Node *arg = instr_arg(in, first); arg; arg = instr_next_arg(in, arg)) {
        if (arg->kind != N_STRING || arg->end < arg->start + 2) continue;
        VEC_PUSH(f->arena, &words, string_word(f, arg));
    }
    f->lists = 1;
    const Node *json = node_child(in->node, N_JSON);
    Span span = json ? node_span(json) : instr_args_span(in);
    Command c = {.span = span, .place = IN_EXEC_FORM};
    if (words.count) {
        c.span = (Span){words.item[0].span.start, words.item[words.count - 1].span.end};
        shell_emit(&r, &words, 0, c);
    }
    f->is_chain = false;
    return finish(f, span);
}

bool shell_runs_script(Str body)
{
    if (!str_starts_z(body, "#!")) return true;
    uint32_t end = str_find_char(body, '\n');
    Str line = str_cut(body, 2, end == STR_NONE ? body.len : end);
    for (Str word; (word = str_next_word(&line)).len;) {
        uint32_t start = word.len;
        while (0 < start && word.ptr[start - 1] != '/') start--;
        Str name = str_skip(word, start);
        if (shell_is_shell(name)) return true;
        if (!str_is_z(name, "env") && str_at(word, 0) != '-') return false;
    }
    return false;
}

// `RUN <<EOF`: the body is the script.
static Commands read_body(ShellFound *f, const Heredoc *h)
{
    Str body = str_cut(f->in->joined, h->body.start, h->body.end);
    if (!shell_runs_script(body)) {
        f->has_unknown = true;
        return finish(f, h->body);
    }
    Reader where = {.base = h->body.start};
    shell_script(f, body, &where, IN_HEREDOC);
    f->is_chain = false;
    return finish(f, h->body);
}

static bool is_plain(char c)
{
    return char_is_word(c) || str_has_char(STR("./\\:-=,+@"), c);
}

// Windows PowerShell has aliases with these names that behave differently.
static bool is_alias(Str word, ShellKind kind)
{
    return kind == SHELL_POWERSHELL &&
           str_is_one_of(word, STR("cat cp curl kill ls mv ps rm sleep tee wget"));
}

// The length of the separator at this character: `&&`, or `;` in PowerShell; else 0.
static Join foreign_join(Str text, ShellKind kind)
{
    if (str_starts_z(text, "&&") && kind != SHELL_OTHER) return JOIN_AND;
    return str_at(text, 0) == ';' && kind == SHELL_POWERSHELL ? JOIN_SEQUENCE : JOIN_NONE;
}

// For shells that are not parsed: the commands of plain words before anything else.
static Commands read_foreign(ShellFound *f, Str text, uint32_t base, ShellKind kind)
{
    Words words = {0};
    Reader r = {.found = f, .text = text, .base = base};
    Command c = {0};
    f->is_partial = true;
    f->has_unknown = true;
    f->lists = 1;
    for (uint32_t at = 0, end; at <= text.len; at = end) {
        end = at + 1;
        if (char_is_blank(str_at(text, at))) continue;
        if (is_plain(str_at(text, at))) {
            while (is_plain(str_at(text, end))) end++;
            Str part = str_cut(text, at, end);
            bool is_literal = words.count || !is_alias(part, kind);
            Word word = {.text = part, .span = {base + at, base + end}, .is_literal = is_literal};
            VEC_PUSH(f->arena, &words, word);
            continue;
        }
        c.after = foreign_join(str_skip(text, at), kind);
        f->is_cut = at < text.len && (!words.count || !c.after);
        if (f->is_cut || !words.count) break;
        c.span = (Span){words.item[0].span.start, words.item[words.count - 1].span.end};
        shell_emit(&r, &words, 0, c);
        end += c.after == JOIN_AND;
        c = (Command){.before = c.after};
        words = (Words){0};
    }
    return finish(f, (Span){base, base + text.len});
}

static Span trimmed(Str joined, Span span)
{
    Str text = str_trim(str_cut(joined, span.start, span.end));
    if (!text.len) return (Span){span.start, span.start};
    uint32_t start = (uint32_t)(text.ptr - joined.ptr);
    return (Span){start, start + text.len};
}

static Commands read_shell_form(ShellFound *f, const Node *node, ShellKind kind)
{
    const Instr *in = f->in;
    Span span = trimmed(in->joined, node_span(node));
    Str text = str_cut(in->joined, span.start, span.end);
    bool is_body = in->heredoc_count == 1 && in->heredoc[0].word.start <= span.start &&
                   span.end <= in->heredoc[0].word.end;
    if (kind != SHELL_POSIX && kind != SHELL_BASH) return read_foreign(f, text, span.start, kind);
    if (is_body) return read_body(f, &in->heredoc[0]);
    Reader r = {.found = f, .text = text, .base = span.start};
    bool has_heredoc = in->heredoc_count != 0;
    shell_list(&r, 0, 0);
    has_heredoc |= r.pending.count != 0;
    shell_feed_heredocs(&r);
    if (has_heredoc) f->is_chain = false;
    return finish(f, span);
}

Commands commands_read(Arena *a, const Instr *in, ShellKind kind)
{
    if (in->kind == K_ONBUILD && in->trigger) in = in->trigger;
    ShellFound f = {.arena = a, .in = in};
    const Node *node = instr_arg(in, first_argument(in));
    if (!node) return finish(&f, instr_args_span(in));
    return in->is_json ? read_exec_form(&f) : read_shell_form(&f, node, kind);
}

bool shell_typed_command(Arena *a, Str text, uint32_t *start)
{
    static const Instr no_heredocs = {.text = STR_INIT("")};
    ShellFound f = {.arena = a, .in = &no_heredocs};
    // Appends a letter, so that an empty command name becomes a word.
    Reader r = {.found = &f, .text = str_join(a, text, STR("x"))};
    shell_list(&r, 0, 0);
    for (uint32_t i = f.command.count; i--;) {
        const Command *c = &f.command.item[i];
        if (c->span.end != r.text.len) continue;
        *start = c->span.start;
        return !c->prefix_count && !(c->place & (IN_CONDITION | IN_SUBSTITUTION));
    }
    return false;
}

uint32_t shell_substitution_end(Str text, uint32_t at)
{
    uint32_t depth = 0;
    while (++at < text.len) {
        char c = text.ptr[at];
        depth += c == '(';
        if (c == ')' && --depth == 0) return at + 1;
    }
    return 0;
}

const Command *cmd_piped_to(const Commands *commands, uint32_t i)
{
    enum { LOOKS_MAX = 64 };
    const Command *from = &commands->item[i];
    bool is_piped = from->after == JOIN_PIPE;
    // Without a group around it, or with its output in a file, a pipe behind it is none of its own.
    if (!is_piped && (!from->list || from->has_redirect_out)) return NULL;
    for (uint32_t k = i + 1; k < commands->count && k <= i + LOOKS_MAX; k++) {
        const Command *next = &commands->item[k];
        bool is_inside = next->place & ~from->place & IN_SUBSTITUTION;
        if (is_piped && (next->list == from->list || !is_inside)) return next;
        // Lists around this one have lower numbers.
        if (is_piped || next->list >= from->list) continue;
        bool is_around = next->span.start <= from->span.start && from->span.end <= next->span.end;
        return next->before == JOIN_PIPE && !is_around ? next : NULL;
    }
    return NULL;
}
