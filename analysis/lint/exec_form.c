// Conversions between shell form and exec form.
#include "lint/exec_form.h"
#include "base/out.h"
#include "base/quote.h"
#include "base/utf.h"
#include "model/commands.h"
#include "model/near_json.h"
#include "syntax/walk.h"

// First words that only a shell understands.
static const Str SHELL_WORDS = STR_INIT(
    ". : alias bg bind break builtin caller case cd command compgen complete continue coproc "
    "declare dirs disown do done elif else enable esac eval exit export fc fg fi for function "
    "getopts hash help history if in jobs let local logout mapfile popd pushd read readarray "
    "readonly return select set shift shopt source suspend then time times trap type typeset "
    "ulimit umask unalias unset until wait while");

// Those that are programs as well.
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

// Whether JSON holds every byte as it is.
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

// Plain words by rules-buildkit.md 2.7 A: nothing in the text means anything to a shell.
static bool is_plain(Str text, char escape)
{
    for (uint32_t i = 0; i < text.len; i++) {
        if (!is_plain_char(text.ptr[i], escape)) return false;
    }
    Str rest = text, first = str_next_word(&rest);
    if (str_eq(first, STR("exec"))) first = str_next_word(&rest);
    return first.len && first.ptr[0] != '-' && !str_has_char(first, '=') &&
           !str_is_one_of(first, SHELL_WORDS) && !str_is_one_of(first, SHARED_WORDS);
}

// The one command that the whole text is, or NULL.
static const Command *only_command(const Commands *commands)
{
    const Command *only = NULL;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (c->list || c->place & ~(uint32_t)(VIA_SUDO | VIA_XARGS)) continue;
        if (only) return NULL;
        only = c;
    }
    bool is_whole =
        only && only->span.start == commands->list.start && only->span.end == commands->list.end;
    return is_whole && commands->is_complete ? only : NULL;
}

// Word `i` of a command, counted with those before it.
static const Word *word_of(const Command *c, uint32_t i)
{
    return i < c->prefix_count ? &c->prefix[i] : &c->word[i - c->prefix_count];
}

// Whether words with blanks between them are all there is: no redirection, nothing that the shell replaces.
static bool is_exact(const Instr *in, const Command *c)
{
    uint32_t at = c->span.start, count = c->prefix_count + c->word_count;
    for (uint32_t i = 0; i < count; i++) {
        const Word *word = word_of(c, i);
        Str gap = str_trim(str_cut(in->joined, at, word->span.start));
        if (!word->is_literal || gap.len) return false;
        at = word->span.end;
    }
    return at == c->span.end;
}

// The number of the word that the exec form begins with: behind `exec`.
static uint32_t first_word(const Command *c)
{
    bool is_exec = 1 < c->prefix_count + c->word_count && str_eq(word_of(c, 0)->text, STR("exec"));
    return is_exec ? 1 : 0;
}

static Str literal_words(Arena *a, const Instr *in, const Command *c)
{
    if (!c || !is_exact(in, c)) return STR("");
    uint32_t start = first_word(c), count = c->prefix_count + c->word_count;
    Str first = word_of(c, start)->text;
    bool is_shell_word = str_is_one_of(first, SHELL_WORDS) || str_is_one_of(first, STR("exec {"));
    if (!first.len || first.ptr[0] == '-' || str_has_char(first, '=') || is_shell_word)
        return STR("");
    Str *word = arena_new(a, Str, count - start);
    for (uint32_t i = start; i < count; i++) word[i - start] = word_of(c, i)->text;
    return exec_form_of(a, word, count - start);
}

// Whether `exec` may be put before the text, so that no shell stands between the program and its signals.
static bool takes_exec(const Instr *in, const Command *c)
{
    if (!c || (in->kind != K_CMD && in->kind != K_ENTRYPOINT)) return false;
    if (!(c->prefix_count + c->word_count)) return false;
    Str first = word_of(c, 0)->text;
    return !str_is_one_of(first, SHELL_WORDS) && !str_is_one_of(first, SHARED_WORDS) &&
           !str_eq(first, STR("exec")) && !str_has_char(first, '=');
}

static Str wrapped_text(Arena *a, const Instr *in, const Command *c, Str text)
{
    Str script = takes_exec(in, c) ? str_join(a, STR("exec "), text) : text;
    Str word[] = {STR("/bin/sh"), STR("-c"), script};
    return exec_form_of(a, word, ARRAY_LEN(word));
}

ExecForm exec_form(Arena *a, const Instr *in)
{
    ExecForm form = {0};
    uint32_t first = first_argument(in);
    if (!starts_command(in) || in->is_json || in->heredoc_count) return form;
    if (instr_arg_count(in) <= first) return form;
    NearJson near;
    if (near_json(a, in, &near)) return form; // its words are not those of a shell
    Commands commands = commands_read(a, in, SHELL_POSIX);
    Str text = instr_slice(in, commands.list);
    if (!text.len || !is_utf8(text)) return form;
    const Command *only = only_command(&commands);
    form.span = commands.list;
    form.wrapped = wrapped_text(a, in, only, text);
    form.words = literal_words(a, in, only);
    form.need = EXEC_SHELL;
    if (!form.words.len) return form;
    form.need = is_plain(text, in->before.escape) ? EXEC_PLAIN : EXEC_LITERAL;
    return form;
}

// ---- Back ----

Str shell_quoted(Arena *a, Str word)
{
    bool is_safe = word.len != 0;
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

// A text that the reader of Dockerfiles takes as it is: one line, no heredoc, no flag, no array, no continuation.
static bool is_line(const Instr *in, Str text)
{
    for (uint32_t i = 0; i < text.len; i++) {
        uint8_t byte = (uint8_t)text.ptr[i];
        if (byte < ' ' && byte != '\t') return false;
    }
    if (!text.len || text.ptr[0] == '[' || str_starts(text, STR("--"))) return false;
    if (text.ptr[text.len - 1] == in->before.escape || str_trim(text).len != text.len) return false;
    return in->kind != K_RUN || str_find(text, STR("<<")) == STR_NONE;
}

static bool is_sh_c(const Str *word, uint32_t count)
{
    return count == 3 && str_eq(word[0], STR("/bin/sh")) && str_eq(word[1], STR("-c"));
}

static Str quoted_words(Arena *a, const Str *word, uint32_t count)
{
    Out out = out_on(a);
    for (uint32_t i = 0; i < count; i++) {
        if (i) out_char(&out, ' ');
        out_str(&out, shell_quoted(a, word[i]));
    }
    return out_done(&out);
}

ShellForm shell_form(Arena *a, const Instr *in)
{
    ShellForm form = {0};
    uint32_t first = first_argument(in), all = instr_arg_count(in);
    if (!starts_command(in) || !in->is_json || all <= first) return form;
    if (!node_child(in->node, N_JSON)) return form;
    uint32_t count = all - first;
    Str *word = arena_new(a, Str, count);
    const Node *arg = instr_arg(in, first);
    for (uint32_t i = 0; i < count; i++) {
        word[i] = arg_value(a, in, arg);
        arg = instr_next_arg(in, arg);
    }
    form.text = is_sh_c(word, count) ? word[2] : quoted_words(a, word, count);
    form.is_possible = is_line(in, form.text);
    form.span = node_span(node_child(in->node, N_JSON));
    return form;
}
