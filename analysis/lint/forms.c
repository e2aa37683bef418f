// Conversions between shell form and exec form.
#include "lint/forms.h"
#include "base/out.h"
#include "base/quote.h"
#include "base/utf.h"
#include "lint/quotes.h"
#include "lint/unexpanded.h"
#include "model/near_json.h"
#include "shell/commands.h"
#include "syntax/walk.h"

// Words that only a shell understands as a command.
static const Str SHELL_WORDS = STR_INIT(
    ". : alias bg bind break builtin caller case cd chdir command compgen complete compopt "
    "continue coproc declare dirs disown do done elif else enable esac eval exit export fc fg "
    "fi for function getopts hash help history if in jobs let local logout mapfile popd pushd "
    "read readarray readonly return select set shift shopt source suspend then time times trap "
    "type typeset ulimit umask unalias unset until wait while");

// Of these, the ones that are also programs.
static const Str SHARED_WORDS = STR_INIT("[ echo false kill printf pwd test true");

static uint32_t first_argument(const Instr *in)
{
    return in->kind == K_HEALTHCHECK ? 1 : 0;
}

static bool starts_command(const Instr *in)
{
    return in->kind == K_RUN || in->kind == K_CMD || in->kind == K_ENTRYPOINT ||
           in->kind == K_HEALTHCHECK;
}

Str exec_form_of(Arena *a, const Str *word, uint32_t count)
{
    Out out = out_on(a);
    out_char(&out, '[');
    for (uint32_t i = 0; i < count; i++) {
        if (i) out_str(&out, STR(", "));
        out_json_quoted(&out, word[i]);
    }
    out_char(&out, ']');
    return out_done(&out);
}

// Whether JSON can hold the text.
static bool is_utf8(Str text)
{
    for (uint32_t at = 0; at < text.len;) {
        Rune rune = utf_next(text, at);
        if (!rune.is_valid) return false;
        at += rune.len;
    }
    return true;
}

static bool is_plain_char(char c, char escape)
{
    uint8_t byte = (uint8_t)c;
    if (byte < ' ' || byte == 0x7f) return c == '\t';
    return c != escape && !str_has_char(STR("\\\"'$`*?[]<>|;&(){}#~!"), c);
}

// Plain words by checks.md 2.7 A: no character has a meaning for a shell.
static bool is_plain(Str text, char escape)
{
    for (uint32_t i = 0; i < text.len; i++) {
        if (!is_plain_char(text.ptr[i], escape)) return false;
    }
    Str rest = text, first = str_next_word(&rest);
    if (str_is_z(first, "exec")) first = str_next_word(&rest);
    return first.len && first.ptr[0] != '-' && !str_has_char(first, '=') &&
           !str_is_one_of(first, SHELL_WORDS) && !str_is_one_of(first, SHARED_WORDS);
}

// The parts of a shell form.
typedef struct Source {
    Arena *arena;
    const Instr *in;
    const CommandShell *shell;
    Commands commands; // as the shell parses them; may be incomplete
    Span text;         // without a comment at the end
    Span comment;
} Source;

static bool is_posix(const CommandShell *shell)
{
    return shell->kind == SHELL_POSIX || shell->kind == SHELL_BASH;
}

static bool is_top(const Command *c)
{
    return !c->list && !(c->place & ~(uint32_t)(VIA_SUDO | VIA_XARGS));
}

// The last top-level command, or NULL.
static const Command *last_command(const Commands *commands)
{
    for (uint32_t i = commands->count; 0 < i; i--)
        if (is_top(&commands->item[i - 1])) return &commands->item[i - 1];
    return NULL;
}

// The only top-level command, or NULL.
static const Command *only_command(const Source *s)
{
    const Command *only = NULL;
    for (uint32_t i = 0; i < s->commands.count; i++) {
        if (!is_top(&s->commands.item[i])) continue;
        if (only) return NULL;
        only = &s->commands.item[i];
    }
    bool is_whole = only && only->span.start == s->text.start && only->span.end == s->text.end;
    return is_whole && s->commands.is_complete ? only : NULL;
}

// Word `i` of a command, counted with its prefix.
static const Word *word_of(const Command *c, uint32_t i)
{
    return i < c->prefix_count ? &c->prefix[i] : &c->word[i - c->prefix_count];
}

static uint32_t word_count(const Command *c)
{
    return c->prefix_count + c->word_count;
}

static Str text_of_word(const Command *c, uint32_t i)
{
    return i < word_count(c) ? word_of(c, i)->text : STR("");
}

// Bash expands a tilde behind `=`, and behind a later `:`.
static bool has_tilde_of_bash(Str raw)
{
    uint32_t equals = str_find_char(raw, '=');
    return equals != STR_NONE && str_has_char(str_skip(raw, equals), '~');
}

// Whether the text consists only of these words: no redirections, and nothing to expand.
static bool is_exact(const Source *s, const Command *c)
{
    uint32_t at = c->span.start;
    for (uint32_t i = 0; i < word_count(c); i++) {
        const Word *word = word_of(c, i);
        Str gap = str_trim(str_cut(s->in->joined, at, word->span.start));
        if (!word->is_literal || gap.len) return false;
        if (s->shell->kind == SHELL_BASH && has_tilde_of_bash(instr_slice(s->in, word->span)))
            return false;
        at = word->span.end;
    }
    return at == c->span.end;
}

// The index of the exec form's first word: behind `exec`.
static uint32_t first_word(const Command *c)
{
    return 1 < word_count(c) && str_is_z(text_of_word(c, 0), "exec") ? 1 : 0;
}

static bool is_shell_word(Str word)
{
    return str_is_one_of(word, SHELL_WORDS) || str_is_one_of(word, STR("exec { [["));
}

// Whether the shell builtin and the program do the same with these words. `echo` differs in options
// and escapes.
static bool program_does_the_same(const Command *c)
{
    if (!str_is_z(text_of_word(c, 0), "echo")) return true;
    if (str_at(text_of_word(c, 1), 0) == '-') return false;
    for (uint32_t i = 1; i < word_count(c); i++)
        if (str_has_char(text_of_word(c, i), '\\')) return false;
    return true;
}

static Str words_from(Arena *a, const Command *c, uint32_t start)
{
    uint32_t count = word_count(c) - start;
    Str *word = arena_new(a, Str, count);
    for (uint32_t i = 0; i < count; i++) word[i] = text_of_word(c, start + i);
    return exec_form_of(a, word, count);
}

static bool is_misread(const Command *c, uint32_t start)
{
    if (str_has_char(text_of_word(c, start), ' ')) return true; // `'my app'`
    for (uint32_t i = start + 1; i < word_count(c); i++)
        if (unexpanded_in_words(c->name, text_of_word(c, i))) return true;
    return false;
}

// Fills in `words` if they mean the same without a shell.
static void put_words(const Source *s, ExecForm *form)
{
    const Command *c = only_command(s);
    form->need = EXEC_SHELL;
    if (!is_posix(s->shell) || !s->shell->is_usual || !c || !is_exact(s, c)) return;
    uint32_t start = first_word(c);
    Str first = text_of_word(c, start);
    if (!first.len || first.ptr[0] == '-' || str_has_char(first, '=') || is_shell_word(first))
        return;
    bool is_shared = !start && str_is_one_of(first, SHARED_WORDS);
    if (is_shared && !program_does_the_same(c)) return;
    form->words = words_from(s->arena, c, start);
    form->is_misread = is_misread(c, start);
    bool is_plain_text = is_plain(instr_slice(s->in, s->text), s->in->before.escape);
    form->need = is_shared ? EXEC_PROGRAM : is_plain_text ? EXEC_PLAIN : EXEC_LITERAL;
}

// ---- `exec` before the last command ----

bool is_keyword_of_shell(Str word)
{
    static const Str keywords = STR_INIT("case do done elif else esac fi for function if in select "
                                         "then time until while");
    return str_is_one_of(word, keywords);
}

bool is_command_of_shell(Str word)
{
    return is_shell_word(word) || str_is_one_of(word, SHARED_WORDS);
}

// The index of the first word that is no assignment.
static uint32_t behind_assignments(const Instr *in, const Command *c)
{
    uint32_t i = 0;
    while (i < word_count(c) && shell_assignment(instr_slice(in, word_of(c, i)->span))) i++;
    return i;
}

static bool is_joined_by(const Command *c, Join join)
{
    return c->before == join || c->after == join;
}

// Whether the last command always runs at the end, and nothing waits for it: no pipe, no `||`, no
// trap, no background process.
static bool only_runs_on(const Source *s, const Command *last)
{
    if (!s->commands.is_complete || last->span.end != s->text.end) return false;
    if (is_joined_by(last, JOIN_OR) || is_joined_by(last, JOIN_PIPE)) return false;
    for (uint32_t i = 0; i < s->commands.count; i++) {
        const Command *c = &s->commands.item[i];
        if (str_is_z(c->name, "trap") || c->place & (IN_BODY | IN_CONDITION)) return false;
        if (is_joined_by(c, JOIN_BACKGROUND)) return false;
    }
    return true;
}

// Whether an earlier command always runs with `exec`, so that nothing behind it runs.
static bool ends_before(const Source *s, const Command *last)
{
    for (const Command *c = s->commands.item; c < last; c++) {
        bool is_certain = c->before == JOIN_NONE || c->before == JOIN_SEQUENCE;
        if (!is_top(c) || !is_certain || c->after == JOIN_PIPE) continue;
        uint32_t i = behind_assignments(s->in, c);
        bool is_exec = str_is_z(text_of_word(c, i), "exec");
        if (is_exec && text_of_word(c, i + 1).len) return true;
    }
    return false;
}

// Finds where `exec` can be put before the last command, so that the program replaces the shell, or
// where it already is. False when neither.
static bool find_exec(const Source *s, uint32_t *at, bool *is_there)
{
    const Command *last = last_command(&s->commands);
    if (!is_posix(s->shell) || !last || !only_runs_on(s, last)) return false;
    uint32_t i = behind_assignments(s->in, last);
    Str first = text_of_word(last, i);
    if (!first.len || first.ptr[0] == '-') return false;
    *is_there = str_is_z(first, "exec") || ends_before(s, last);
    *at = word_of(last, i)->span.start;
    return *is_there || !is_command_of_shell(first);
}

static bool is_process(const Instr *in)
{
    return in->kind == K_CMD || in->kind == K_ENTRYPOINT;
}

// Whether a line ends within [from, to]; `*next` is the first cut to look at.
static bool has_line_end(const Instr *in, uint32_t *next, uint32_t from, uint32_t to)
{
    while (*next < in->cut_count && in->cut[*next].at < from) ++*next;
    for (uint32_t i = *next; i < in->cut_count && in->cut[i].at <= to; i++)
        if (in->cut[i].kind == CUT_CONTINUATION) return true;
    return false;
}

// Quotes in a quoted substitution are not supported here.
static bool has_nested_quotes(Str text)
{
    bool has_inner = str_has_z(text, "$(") || str_has_char(text, '`');
    return has_inner && str_has_char(text, '"');
}

// The end at `at` of a run of blanks, or of one (escaped) character.
static uint32_t piece_end(Str text, uint32_t at, char quote)
{
    uint32_t end = at + 1;
    if (text.ptr[at] == '\\' && quote != '\'' && end < text.len) return end + 1;
    if (quote || !char_is_blank(text.ptr[at])) return end;
    while (end < text.len && char_is_blank(text.ptr[end])) end++;
    return end;
}

static char quote_after(char quote, char c)
{
    if (quote) return c == quote ? '\0' : quote;
    return c == '\'' || c == '"' ? c : '\0';
}

// The text on one line, with `exec ` inserted at `at`. Blanks around a line end outside of quotes
// become one.
static Str script_text(const Source *s, uint32_t at)
{
    Str text = str_cut(s->in->joined, 0, s->text.end);
    bool is_kept = !is_posix(s->shell) || has_nested_quotes(instr_slice(s->in, s->text));
    uint32_t cut = 0, end;
    char quote = '\0';
    Out out = out_on(s->arena);
    for (uint32_t i = s->text.start; i < text.len; i = end) {
        end = piece_end(text, i, quote);
        bool is_gap = !quote && char_is_blank(text.ptr[i]);
        if (i == at) out_str(&out, STR("exec "));
        bool is_one = is_gap && !is_kept && has_line_end(s->in, &cut, i, end);
        out_str(&out, is_one ? STR(" ") : str_cut(text, i, end));
        quote = quote_after(quote, text.ptr[i]);
    }
    return out_done(&out);
}

static Str script_of(const Source *s, ExecForm *form)
{
    uint32_t at = 0;
    bool is_there = false;
    bool is_found = is_process(s->in) && find_exec(s, &at, &is_there);
    form->keeps_shell = !is_found;
    form->gets_exec = is_found && !is_there;
    return script_text(s, form->gets_exec ? at : NO_STEP);
}

// Whether the wrapped text keeps its meaning: cmd does not get quotes unchanged.
static bool takes_text(const CommandShell *shell, Str text)
{
    if (shell->is_missing || !shell->count) return false;
    if (shell->kind == SHELL_CMD) return !str_has_char(text, '"');
    return !is_posix(shell) || !str_has_z(text, "<<") || str_has_z(text, "<<<");
}

static void put_wrapped(const Source *s, ExecForm *form)
{
    if (!takes_text(s->shell, instr_slice(s->in, s->text))) return;
    uint32_t count = s->shell->count;
    Str *word = arena_new(s->arena, Str, count + 1);
    for (uint32_t i = 0; i < count; i++) word[i] = s->shell->word[i];
    word[count] = script_of(s, form);
    form->wrapped = exec_form_of(s->arena, word, count + 1);
}

// ---- The whole ----

// Cuts a shell comment off the end. False when it hides further lines.
static bool part_comment(Source *s)
{
    const Command *last = last_command(&s->commands);
    s->text = s->commands.list;
    s->comment = (Span){s->text.end, s->text.end};
    if (!last || !is_posix(s->shell)) return true;
    Str rest = str_trim(str_cut(s->in->joined, last->span.end, s->text.end));
    if (!s->commands.is_complete || str_at(rest, 0) != '#') return true;
    s->comment.start = s->text.end - rest.len;
    s->text.end = last->span.end;
    Span bytes = instr_span(s->in, s->comment);
    return bytes.end - bytes.start == rest.len;
}

// Text meant as JSON (nearly an array, or an object) is no shell text.
static bool is_nearly_json(Arena *a, const Instr *in)
{
    NearJson near;
    Str text = str_cut(in->joined, instr_arg(in, first_argument(in))->start, in->logical);
    return str_starts_z(text, "{\"") || near_json(a, in, &near);
}

static bool may_convert(Arena *a, const Instr *in)
{
    return starts_command(in) && !in->is_json && !in->heredoc_count &&
           first_argument(in) < instr_arg_count(in) && !is_nearly_json(a, in) &&
           quote_typographic_at(in) == STR_NONE;
}

ExecForm exec_form(Arena *a, const Instr *in, const CommandShell *shell)
{
    ExecForm form = {0};
    if (!may_convert(a, in)) return form;
    Source s = {.arena = a, .in = in, .shell = shell};
    s.commands = commands_read(a, in, shell->kind);
    bool is_whole = part_comment(&s);
    Str text = instr_slice(in, s.text);
    bool is_comment = is_posix(shell) && s.commands.is_complete && !s.commands.count;
    if (!is_whole || !text.len || is_comment || !is_utf8(text)) return form;
    form.span = s.commands.list;
    form.comment = s.comment;
    put_words(&s, &form);
    put_wrapped(&s, &form);
    if (!form.words.len && !form.wrapped.len) form.need = EXEC_NONE;
    return form;
}

// ---- To the shell form ----

Str shell_quoted(Arena *a, Str word)
{
    bool is_safe = word.len != 0 && utf_trim(word).len == word.len;
    for (uint32_t i = 0; i < word.len && is_safe; i++) {
        char c = word.ptr[i];
        is_safe =
            char_is_word(c) || str_has_char(STR("./:-+,@%^"), c) || (i && c == '=') || (c & 0x80);
    }
    if (is_safe) return word;
    Out out = out_on(a);
    out_char(&out, '\'');
    for (uint32_t i = 0; i < word.len; i++) {
        if (word.ptr[i] == '\'') {
            out_str(&out, STR("'\\''"));
        } else {
            out_char(&out, word.ptr[i]);
        }
    }
    out_char(&out, '\'');
    return out_done(&out);
}

// Whether the Dockerfile parser keeps the text unchanged as a shell form: one line, no heredoc,
// flag, array or continuation.
static bool is_line(const Instr *in, Str text)
{
    for (uint32_t i = 0; i < text.len; i++) {
        uint8_t byte = (uint8_t)text.ptr[i];
        if (byte < ' ' && byte != '\t') return false;
    }
    if (!text.len || text.ptr[0] == '[' || str_starts_z(text, "--")) return false;
    if (text.ptr[text.len - 1] == in->before.escape || utf_trim(text).len != text.len) return false;
    return in->kind != K_RUN || !str_has_z(text, "<<");
}

// Whether the array consists of the shell that the shell form would start and one script.
static bool starts_shell(const CommandShell *shell, const Str *word, uint32_t count)
{
    if (!shell->count || count != shell->count + 1) return false;
    for (uint32_t i = 0; i < shell->count; i++)
        if (!str_eq(word[i], shell->word[i])) return false;
    return true;
}

// Whether the quoted first word is a program for the shell.
static bool starts_program(const Str *word, uint32_t count)
{
    Str first = word[0];
    if (str_is_z(first, "exec")) return false;
    if (str_is_one_of(first, SHELL_WORDS)) return is_keyword_of_shell(first);
    if (!str_is_z(first, "echo")) return true;
    if (1 < count && str_at(word[1], 0) == '-') return false;
    for (uint32_t i = 1; i < count; i++)
        if (str_has_char(word[i], '\\')) return false;
    return true;
}

// Quoted, the first word is no assignment or keyword.
static Str first_quoted(Arena *a, Str word)
{
    bool is_read = str_is_one_of(word, SHELL_WORDS) || str_has_char(word, '=');
    return is_read && !str_has_char(word, '\'') ? str_fmt(a, "'%.*s'", STR_ARG(word))
                                                : shell_quoted(a, word);
}

static Str quoted_words(Arena *a, const Str *word, uint32_t count)
{
    Out out = out_on(a);
    out_str(&out, first_quoted(a, word[0]));
    for (uint32_t i = 1; i < count; i++) {
        out_char(&out, ' ');
        out_str(&out, shell_quoted(a, word[i]));
    }
    return out_done(&out);
}

ShellForm shell_form(Arena *a, const Instr *in, const CommandShell *shell)
{
    ShellForm form = {0};
    uint32_t first = first_argument(in), all = instr_arg_count(in);
    if (!starts_command(in) || !in->is_json || all <= first) return form;
    if (!node_child(in->node, N_JSON) || shell->is_missing || !is_posix(shell)) return form;
    uint32_t count = all - first;
    Str *word = arena_new(a, Str, count);
    const Node *arg = instr_arg(in, first);
    for (uint32_t i = 0; i < count; i++) {
        word[i] = arg_value(a, in, arg);
        arg = instr_next_arg(in, arg);
    }
    form.is_unwrapped = starts_shell(shell, word, count);
    form.text = form.is_unwrapped ? word[shell->count] : quoted_words(a, word, count);
    form.is_builtin = !form.is_unwrapped && str_is_one_of(word[0], STR("[ kill printf pwd test"));
    form.is_possible = is_line(in, form.text) && (form.is_unwrapped || starts_program(word, count));
    form.span = node_span(node_child(in->node, N_JSON));
    return form;
}
