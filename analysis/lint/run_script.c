// Makes the script of a RUN.
#include "lint/run_script.h"
#include "base/digest.h"
#include "lint/passes/pragmas.h"
#include "lint/scope.h"
#include "model/command_shell.h"
#include "values/file_kinds.h"

typedef struct Body {
    Arena *arena;
    const Instr *in;
    Out text;
    struct {
        Span *item;
        uint32_t count, room;
    } source;
    uint32_t left_empty; // bytes of the first line that were replaced by blanks
} Body;

// The shell that runs the script.
typedef struct Interpreter {
    Str dialect; // empty: none that ShellCheck supports
    bool has_errexit, has_pipefail;
} Interpreter;

// ---- The interpreter ----

static Str dialect_of(Str program)
{
    static const struct {
        Str names, dialect;
    } shells[] = {
        {STR_INIT("sh"), STR_INIT("sh")},
        {STR_INIT("bash"), STR_INIT("bash")},
        {STR_INIT("dash ash busybox"), STR_INIT("dash")},
        {STR_INIT("ksh ksh88 ksh93 mksh"), STR_INIT("ksh")},
    };
    Str name = path_last(program);
    for (uint32_t i = 0; i < ARRAY_LEN(shells); i++)
        if (str_is_one_of(name, shells[i].names)) return shells[i].dialect;
    return STR("");
}

// Applies `-e`, `-euo pipefail`: an option, or an option's value.
static void add_option(Interpreter *i, Str word)
{
    if (str_is_z(word, "pipefail")) i->has_pipefail = true;
    if (str_is_z(word, "errexit")) i->has_errexit = true;
    bool is_cluster = str_at(word, 0) == '-' && str_at(word, 1) != '-';
    if (is_cluster && str_has_char(word, 'e')) i->has_errexit = true;
}

// `/bin/bash -e`, `/usr/bin/env -S bash -e`.
static Interpreter interpreter_named(Str words)
{
    Interpreter i = {0};
    Str word = str_next_word(&words);
    if (str_is_z(path_last(word), "env")) word = str_next_word(&words);
    if (str_is_z(word, "-S")) word = str_next_word(&words);
    i.dialect = dialect_of(word);
    while ((word = str_next_word(&words)).len) add_option(&i, word);
    return i;
}

// The shell that a comment names (ours, hadolint's or tally's).
static bool read_told(const Instr *in, Str *name)
{
    Pragma p;
    uint32_t hash = str_find_char(in->joined, '#');
    if (in->kind != K_COMMENT || !in->has_remark || hash == STR_NONE) return false;
    if (!pragma_read(str_trim(str_skip(in->joined, hash + 1)), &p) || p.is_void) return false;
    *name = p.names;
    return p.form->reach == REACH_FACT && str_ends_z(p.form->words, "shell");
}

enum { LOOKS_MOST = 2000 }; // items above a RUN that are searched

// The latest such comment above the step in its stage, unless a SHELL is below it; else one before
// all stages.
static bool told_shell(const Model *m, uint32_t step, Str *name)
{
    const Items *items = model_remarks(m);
    uint32_t first = !step_is_in_stage(m, step) ? 0 : item_of(m, stage_of(m, step)->from);
    uint32_t looks = 0;
    bool is_told_otherwise = has_shell(m, step);
    if (!items->remarks) return false;
    for (uint32_t i = item_of(m, step); first < i && looks < LOOKS_MOST; i--, looks++) {
        const Instr *in = items_at(items, i - 1);
        if (in->kind == K_SHELL) return false;
        if (read_told(in, name)) return true;
    }
    if (is_told_otherwise) return false;
    for (uint32_t i = 0; i < items->count && i < LOOKS_MOST; i++) {
        const Instr *in = items_at(items, i);
        if (in->kind == K_FROM) return false;
        if (read_told(in, name)) return true;
    }
    return false;
}

static Interpreter interpreter_of(Arena *a, const Model *m, uint32_t step, const Instr *in)
{
    Interpreter i = {0};
    Str told;
    if (told_shell(m, step, &told)) return interpreter_named(told);
    CommandShell shell = command_shell(a, m, step, in);
    if (!shell.count || shell.is_missing) return i;
    i.dialect = dialect_of(shell.word[0]);
    for (uint32_t k = 1; k < shell.count; k++) add_option(&i, shell.word[k]);
    return i;
}

// ---- The body ----

static void push(Body *b, Str text, Span source)
{
    out_str(&b->text, text);
    for (uint32_t i = 0; i < text.len; i++) VEC_PUSH(b->arena, &b->source, source);
}

static void push_plain(Body *b, Span joined)
{
    out_str(&b->text, instr_slice(b->in, joined));
    for (uint32_t at = joined.start; at < joined.end; at++)
        VEC_PUSH(b->arena, &b->source, ((Span){at, at + 1}));
}

// Appends a line. A carriage return that the builder drops may stand before its end.
static void push_line(Body *b, uint32_t start, uint32_t end)
{
    bool has_cr = start + 1 < end && str_at(b->in->joined, end - 1) == '\n' &&
                  str_at(b->in->joined, end - 2) == '\r';
    push_plain(b, (Span){start, has_cr ? end - 2 : end});
    if (has_cr) push_plain(b, (Span){end - 1, end});
}

// Shell form: the logical line, with heredocs (including their delimiters) if the shell reads them.
static void push_shell_form(Body *b)
{
    const Instr *in = b->in;
    uint32_t at = instr_args_span(in).start;
    if (!in->heredoc_count) {
        push_plain(b, (Span){at, in->logical});
        return;
    }
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        const Heredoc *h = &in->heredoc[i];
        push_line(b, at, h->body.start);
        push_plain(b, h->body);
        at = h->body.end;
    }
    push_line(b, at, in->heredoc[in->heredoc_count - 1].delimiter.end);
}

// A heredoc that is the script, without the tabs that `<<-` removes.
static void push_heredoc(Body *b, const Heredoc *h)
{
    for (uint32_t at = h->body.start; at < h->body.end;) {
        uint32_t feed = str_find_char(str_cut(b->in->joined, at, h->body.end), '\n');
        uint32_t end = feed == STR_NONE ? h->body.end : at + feed + 1;
        while (h->is_chomped && at < end && b->in->joined.ptr[at] == '\t') at++;
        push_plain(b, (Span){at, end});
        at = end;
    }
}

static void push_string(Body *b, const Node *string)
{
    Str inner = str_cut(b->in->joined, string->start + 1, string->end - 1);
    for (uint32_t at = 0; at < inner.len;) {
        Out one = out_on(b->arena);
        uint32_t taken = string_decode_next(inner, at, &one);
        Span source = {at, at + taken};
        push(b, out_done(&one), span_shift(source, string->start + 1));
        at += taken;
    }
}

static bool is_script(const Instr *in)
{
    Str args = str_trim(instr_slice(in, instr_args_span(in)));
    return in->heredoc_count == 1 && str_eq(args, instr_slice(in, in->heredoc[0].word));
}

// The script in `["/bin/bash", "-ec", "..."]`; NULL when the words before it are no shell with
// options.
static const Node *shell_string(Arena *a, const Instr *in, Interpreter *interpreter)
{
    const Node *arg = instr_next_arg(in, NULL);
    if (!arg) return NULL;
    interpreter->dialect = dialect_of(arg_value(a, in, arg));
    while ((arg = instr_next_arg(in, arg))) {
        Str word = arg_value(a, in, arg);
        bool is_option = str_at(word, 0) == '-' || str_is_z(word, "pipefail");
        if (!is_option) return NULL;
        add_option(interpreter, word);
        if (str_at(word, 0) == '-' && str_at(word, 1) != '-' && str_ends_z(word, "c"))
            return instr_next_arg(in, arg);
    }
    return NULL;
}

// The `#!` line is replaced by blanks, as it would not be the first line any more.
static Interpreter take_shebang(Body *b)
{
    Str text = out_done(&b->text);
    uint32_t end = str_find_char(text, '\n');
    Interpreter i = interpreter_named(str_trim(str_cut(text, 2, end)));
    if (end == STR_NONE) end = text.len;
    for (uint32_t k = 0; k < end; k++) b->text.ptr[k] = ' ';
    b->left_empty = end;
    return i;
}

// Reads the body; returns the interpreter if it is not the shell in effect.
static Interpreter read_body(Body *b, Interpreter shell)
{
    Interpreter i = {0};
    if (b->in->is_json) {
        const Node *string = shell_string(b->arena, b->in, &i);
        if (string && string->kind == N_STRING && !(string->flags & NODE_NOT_STRING))
            push_string(b, string);
        return i;
    }
    if (!is_script(b->in)) {
        push_shell_form(b);
        return shell;
    }
    push_heredoc(b, &b->in->heredoc[0]);
    return str_starts_z(out_done(&b->text), "#!") ? take_shebang(b) : shell;
}

Str run_script_body(Arena *a, const Instr *in)
{
    Body b = {.arena = a, .in = in, .text = out_on(a)};
    read_body(&b, (Interpreter){0});
    return out_done(&b.text);
}

// ---- The text before the body ----

static void out_single_quoted(Out *o, Str value)
{
    out_char(o, '\'');
    for (uint32_t i = 0; i < value.len; i++)
        out_str(o, value.ptr[i] == '\'' ? STR("'\\''") : str_cut(value, i, i + 1));
    out_char(o, '\'');
}

static bool is_literal(const Model *m, const VarDef *def, Str value)
{
    if (!def || def->is_arg || def->answer != ENV_SET || str_has_char(value, '\n')) return false;
    return !str_has_char(instr_slice(instr_at(m, def->step), def->value_span), '$');
}

static bool is_proxy(Str name)
{
    return str_is_one_of(name, STR("http_proxy https_proxy ftp_proxy no_proxy all_proxy"));
}

// A variable of the builder: with its value if known, else set to something. For hadolint, all
// variables of the stage are 1.
static void put_variable(Out *o, const Model *m, uint32_t step, Str name)
{
    Str value = STR("");
    const VarDef *def = NULL;
    EnvAnswer answer = var_at(m, step, name, &value, &def);
    if (model_facts(m)->is_hadolint) {
        if (def || is_proxy(name)) out_fmt(o, "export %.*s=1\n", STR_ARG(name));
        return;
    }
    bool is_known = def || is_proxy(name) || answer != ENV_UNSET ||
                    name_is_out_of_scope(m, step, var_limit(m, step), name);
    if (!is_known) return;
    out_fmt(o, "export %.*s=", STR_ARG(name));
    if (answer == ENV_SET && is_literal(m, def, value))
        out_single_quoted(o, value);
    else
        out_fmt(o, "\"${%.*s?}\"", STR_ARG(name));
    out_char(o, '\n');
}

static void put_variables(Out *o, Arena *a, const Model *m, uint32_t step, Str body)
{
    Names seen = {0};
    for (uint32_t at = 0, end; at < body.len; at = end + 1) {
        end = at;
        while (char_is_word(str_at(body, end))) end++;
        Str name = str_cut(body, at, end);
        if (!name.len || char_is_digit(name.ptr[0])) continue;
        if (names_put(&seen, a, name, 1) == NAMES_NONE) put_variable(o, m, step, name);
    }
}

// Variables set by `--mount=type=secret,env=NAME`.
static void put_secrets(Out *o, const Model *m, uint32_t step, const Instr *in)
{
    const Mounts *mounts = mounts_at(m, step, in);
    for (uint32_t i = 0; i < mounts->count; i++)
        for (uint32_t k = 0; k < mounts->item[i].field_count; k++) {
            const MountField *f = &mounts->item[i].field[k];
            bool is_name = str_is_z(f->key, "env") && f->value.len;
            for (uint32_t c = 0; is_name && c < f->value.len; c++)
                is_name = char_is_word(f->value.ptr[c]);
            if (is_name)
                out_fmt(o, "export %.*s=\"${%.*s?}\"\n", STR_ARG(f->value), STR_ARG(f->value));
        }
}

// hadolint does not parse exec forms, ignores options of SHELL, and uses the SHELL even if a `#!`
// line names another shell.
static Interpreter as_hadolint(const Model *m, Interpreter shell, Interpreter i, bool is_json)
{
    if (!model_facts(m)->is_hadolint) return i;
    if (is_json || !i.dialect.len) return (Interpreter){0};
    return (Interpreter){.dialect = shell.dialect};
}

static void put_text(Arena *a, const Model *m, uint32_t step, const Body *b, Interpreter i,
                     RunScript *out)
{
    Str body = out_done(&b->text);
    Out text = out_on(a);
    if (i.has_errexit) out_str(&text, STR("set -e\n"));
    if (i.has_pipefail) out_str(&text, STR("set -o pipefail\n"));
    put_secrets(&text, m, step, b->in);
    put_variables(&text, a, m, step, body);
    out->body = text.len;
    out->commands = text.len + b->left_empty;
    out->source = b->source.item;
    out->is_json = b->in->is_json;
    out_str(&text, body);
    out->told = (FlShellScript){.dialect = i.dialect, .text = out_done(&text)};
    out->told.key = digest_text(digest_text(1, i.dialect), out->told.text);
}

// Longer instructions are not read: even if every byte were an escape, the script would be too
// long.
enum { LONG = 2 * FL_SCRIPT_MAX };

bool run_script(Arena *a, const Model *m, uint32_t step, const Instr *in, RunScript *out)
{
    Body b = {.arena = a, .in = in, .text = out_on(a)};
    Span args = instr_args_span(in);
    *out = (RunScript){.is_too_long = LONG < in->joined.len - args.start};
    if (in->kind != K_RUN || args.start == args.end) return false;
    if (out->is_too_long) return interpreter_of(a, m, step, in).dialect.len;
    Interpreter shell = in->is_json ? (Interpreter){0} : interpreter_of(a, m, step, in);
    Interpreter i = as_hadolint(m, shell, read_body(&b, shell), in->is_json);
    if (!i.dialect.len || !str_trim(out_done(&b.text)).len) return false;
    out->is_too_long = FL_SCRIPT_MAX < b.text.len;
    if (!out->is_too_long) put_text(a, m, step, &b, i, out);
    return true;
}
