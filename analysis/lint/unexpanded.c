#include "lint/unexpanded.h"
#include "lint/base_image.h"
#include "lint/forms.h"
#include "lint/partner.h"
#include "model/command_shell.h"

// Programs that interpret `$` themselves, or get a script.
static const Str READERS = STR_INIT(
    "awk gawk mawk nawk sed envsubst nginx openresty jq yq grep egrep rg find expr test [ [[ psql "
    "mysql "
    "mariadb mongo mongosh redis-cli make gmake ninja cmake expect tclsh lua R pwsh powershell cmd "
    "sh ash bash dash zsh ksh fish busybox toybox xargs parallel supervisord ssh scp sftp git vim "
    "consul-template confd gomplate dockerize");

// Programs that do so in a script behind an option.
static const Str INTERPRETERS = STR_INIT("perl ruby php node nodejs deno bun");

// Programs that only take file names.
static const Str FILE_TOOLS = STR_INIT("rm cp mv cat ls chmod chown ln");

// The words of an exec form.
typedef struct Words {
    const Node **node;
    Str *text;
    uint32_t count;
} Words;

static Words words_of(Arena *a, const Instr *in)
{
    uint32_t skip = in->kind == K_HEALTHCHECK ? 1 : 0, all = instr_arg_count(in);
    Words w = {0};
    if (!in->is_json || all <= skip) return w;
    w.node = arena_new(a, const Node *, all);
    w.text = arena_new(a, Str, all);
    const Node *arg = instr_arg(in, skip);
    for (; arg; arg = instr_next_arg(in, arg), w.count++) {
        w.node[w.count] = arg;
        w.text[w.count] = arg_value(a, in, arg);
    }
    return w;
}

// The end of `$NAME`, `${NAME}`, `${NAME:-...}` or `$(COMMAND)` at `at`, or 0. `is_open` is set
// when a command is not closed: the rest belongs to it.
static uint32_t variable_end(Str text, uint32_t at, bool *is_open)
{
    if (str_at(text, at) != '$') return 0;
    if (str_at(text, at + 1) == '(') {
        uint32_t close = *is_open ? 0 : shell_substitution_end(text, at);
        *is_open = !close;
        return close;
    }
    bool has_brace = str_at(text, at + 1) == '{';
    uint32_t start = at + 1 + has_brace, end = start;
    if (!char_is_alpha(str_at(text, start)) && str_at(text, start) != '_') return 0;
    while (char_is_word(str_at(text, end))) end++;
    if (!has_brace) return end;
    char c = str_at(text, end), next = str_at(text, end + 1);
    bool is_default = c == '-' || (c == ':' && next && str_has_char(STR("-+?="), next));
    if (c != '}' && !is_default) return 0;
    uint32_t close = str_find_char(str_skip(text, end), '}');
    return close == STR_NONE ? 0 : end + close + 1;
}

static bool find_variable(Str text, Str *what)
{
    bool is_open = false;
    for (uint32_t i = 0; i < text.len; i++) {
        uint32_t end = variable_end(text, i, &is_open);
        if (end) *what = str_cut(text, i, end);
        if (end) return true;
    }
    return false;
}

static bool is_operator(Str text)
{
    return str_is_one_of(text, STR("&& || | ; > >> <"));
}

static bool is_home(Str text)
{
    return str_is_z(text, "~") || str_starts_z(text, "~/");
}

// Java frameworks expand `--port=${PORT}` themselves, but not a word that is only a variable.
static bool is_read_by_java(Str program, Str text, Str variable)
{
    return str_is_z(program, "java") && text.len != variable.len && str_has_z(variable, "{");
}

static Unexpanded judge(Str program, Str text, Str *what)
{
    if (find_variable(text, what))
        return is_read_by_java(program, text, *what) ? UNEXPANDED_NOTHING : UNEXPANDED_VARIABLE;
    *what = text;
    if (is_operator(text)) return UNEXPANDED_OPERATOR;
    if (is_home(text)) {
        *what = STR("~");
        return UNEXPANDED_HOME;
    }
    bool is_pattern = str_is_one_of(program, FILE_TOOLS) && str_has_char(text, '*');
    return is_pattern && str_at(text, 0) != '-' ? UNEXPANDED_PATTERN : UNEXPANDED_NOTHING;
}

bool unexpanded_in_words(Str program, Str text)
{
    Str what;
    bool is_reader = str_is_one_of(program, READERS) || str_ends_z(program, ".sh");
    return !is_reader && judge(program, text, &what) != UNEXPANDED_NOTHING;
}

static bool starts_reader(const Commands *commands)
{
    if (commands->count != 1 || !commands->item->name.len) return true;
    Str name = commands->item->name;
    return str_is_one_of(name, READERS) || str_ends_z(name, ".sh") || str_has_z(name, "entrypoint");
}

// Whether a script follows the option: `-c`, `-pe`.
static bool takes_script(Str program, Str option)
{
    if (str_is_one_of(option, STR("--eval --print --command --execute --exec"))) return true;
    if (str_at(option, 0) != '-' || str_at(option, 1) == '-') return false;
    bool is_other = str_ends_z(option, "r") || str_ends_z(option, "p");
    if (is_other) return str_is_one_of(program, INTERPRETERS);
    return str_ends_z(option, "c") || str_ends_z(option, "e");
}

// A CMD that a script interprets, or that is ignored.
static bool is_left_to_script(Partner partner)
{
    return partner == PARTNER_FILE || partner == PARTNER_SHELL || partner == PARTNER_SCRIPT ||
           partner == PARTNER_IGNORES;
}

// Characters of variables, operators, home folders and patterns, and the backslash.
static bool is_sign(char c)
{
    return c == '$' || c == '&' || c == '|' || c == ';' || c == '<' || c == '>' || c == '~' ||
           c == '*' || c == '\\';
}

static bool has_sign(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (is_sign(text.ptr[i])) return true;
    return false;
}

Unexpanded unexpanded_find(Arena *a, const Model *m, uint32_t step, const Instr *in,
                           const Node **element, Str *what)
{
    if (!in->is_json || !has_sign(in->joined)) return UNEXPANDED_NOTHING;
    Words w = words_of(a, in);
    const Commands *commands = w.count ? commands_of(m, step, in) : NULL;
    if (!commands || starts_reader(commands) || step_is_windows(m, step)) return UNEXPANDED_NOTHING;
    for (uint32_t i = 0; i < w.count; i++) {
        Unexpanded found = judge(commands->item->name, w.text[i], what);
        if (i && takes_script(commands->item->name, w.text[i - 1])) continue;
        if (found == UNEXPANDED_NOTHING || (!i && UNEXPANDED_HOME < found)) continue;
        if (in->kind == K_CMD && is_left_to_script(partner_of(a, m, step, in)))
            return UNEXPANDED_NOTHING;
        *element = w.node[i];
        return found;
    }
    return UNEXPANDED_NOTHING;
}

// ---- The text for a shell ----

// Whether the name suggests a variable with several words.
static bool is_list(Str variable)
{
    Str name = variable;
    while (name.len && !char_is_word(name.ptr[name.len - 1])) name.len--;
    return str_ends_z(name, "OPTS") || str_ends_z(name, "OPTIONS") || str_ends_z(name, "ARGS") ||
           str_ends_z(name, "FLAGS") || str_ends_z(name, "PARAMS");
}

// Writes the word in double quotes, with its variables.
static void put_variable_word(Out *out, Str text)
{
    bool is_open = false;
    out_char(out, '"');
    for (uint32_t i = 0, end; i < text.len; i = end) {
        end = variable_end(text, i, &is_open);
        if (!end) {
            if (str_has_char(STR("\"\\`$"), text.ptr[i])) out_char(out, '\\');
            end = i + 1;
        }
        out_str(out, str_cut(text, i, end));
    }
    out_char(out, '"');
}

static bool is_bare_pattern(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (!char_is_word(text.ptr[i]) && !str_has_char(STR("./-*"), text.ptr[i])) return false;
    return true;
}

static void put_word(Arena *a, Out *out, Str program, Str text)
{
    Str what;
    switch (judge(program, text, &what)) {
    case UNEXPANDED_VARIABLE:
        if (what.len == text.len && is_list(what))
            out_str(out, text);
        else
            put_variable_word(out, text);
        break;
    case UNEXPANDED_HOME:
        out_str(out, text.len < 3 ? text : str_cut(text, 0, 2));
        if (2 < text.len) out_str(out, shell_quoted(a, str_skip(text, 2)));
        break;
    case UNEXPANDED_PATTERN:
        out_str(out, is_bare_pattern(text) ? text : shell_quoted(a, text));
        break;
    case UNEXPANDED_OPERATOR: out_str(out, text); break;
    case UNEXPANDED_NOTHING: out_str(out, shell_quoted(a, text)); break;
    }
}

// The index of the last command's first word; `count` if no `exec` can be put there.
static uint32_t exec_place(const Instr *in, const Words *w)
{
    uint32_t last = 0;
    if (in->kind != K_CMD && in->kind != K_ENTRYPOINT) return w->count;
    for (uint32_t i = 0; i < w->count; i++) {
        if (str_is_one_of(w->text[i], STR("| ||"))) return w->count;
        if (str_is_one_of(w->text[i], STR("&& ;"))) last = i + 1;
    }
    return last < w->count && !is_command_of_shell(w->text[last]) ? last : w->count;
}

// Whether a default in `${NAME:-...}` has quotes or backslashes, which mean something else inside
// quotes.
static bool has_quote_in_braces(Str text)
{
    bool is_open = false;
    for (uint32_t i = 0; i < text.len; i++) {
        uint32_t end = variable_end(text, i, &is_open);
        for (uint32_t j = i; j < end; j++)
            if (str_has_char(STR("\"'\\`"), text.ptr[j])) return true;
    }
    return false;
}

// Whether the word can be written for a shell with its intended meaning.
static bool can_be_put(Str program, Str text)
{
    Str what;
    if (has_quote_in_braces(text)) return false;
    return judge(program, text, &what) != UNEXPANDED_PATTERN || is_bare_pattern(what);
}

static bool starts_command(const Words *w, uint32_t i)
{
    return !i || str_is_one_of(w->text[i - 1], STR("&& || | ;"));
}

// Whether a shell runs the word as a command: no keyword, no assignment.
static bool is_command(Str word)
{
    return word.len && !str_has_char(word, ' ') && word.ptr[0] != '-' && !is_operator(word) &&
           !is_keyword_of_shell(word) && !shell_assignment(word);
}

// Whether the shell's `echo` may print something else than the program.
static bool is_other_echo(const Words *w, uint32_t i)
{
    if (!str_is_z(w->text[0], "echo") || !i) return false;
    return str_has_char(w->text[i], '\\') || (i == 1 && str_at(w->text[i], 0) == '-');
}

// Whether each command and redirection has words, and each word can be written for a shell.
static bool is_command_line(const Words *w, Str program)
{
    for (uint32_t i = 0; i < w->count; i++) {
        if (!can_be_put(program, w->text[i]) || is_other_echo(w, i)) return false;
        if (starts_command(w, i) && !is_command(w->text[i])) return false;
        if (i && is_operator(w->text[i]) && is_operator(w->text[i - 1])) return false;
    }
    return !is_operator(w->text[w->count - 1]);
}

static bool is_alone(Arena *a, const Model *m, uint32_t step, const Instr *in)
{
    Partner partner = partner_of(a, m, step, in);
    return partner == PARTNER_NONE || partner == PARTNER_STARTER;
}

// Whether the base image has no shell, regardless of copied files.
static bool may_lack_shell(const Model *m, uint32_t step)
{
    const Stage *stage = stage_of(m, step);
    const ImageRef *image = stage ? stage_root_image(m, stage) : NULL;
    bool is_empty = stage && stage_root(m, stage)->base_kind == BASE_SCRATCH;
    return !has_shell(m, step) && (is_empty || (image && image_is_distroless(image)));
}

Str unexpanded_array(Arena *a, const Model *m, uint32_t step, const Instr *in)
{
    Words w = words_of(a, in);
    if (!w.count) return STR("");
    Str program = commands_of(m, step, in)->item->name;
    if (!is_command_line(&w, program) || !is_alone(a, m, step, in)) return STR("");
    if (base_without_shell(a, m, step, in).len || may_lack_shell(m, step)) return STR("");
    uint32_t exec = exec_place(in, &w);
    Out out = out_on(a);
    for (uint32_t i = 0; i < w.count; i++) {
        if (i) out_char(&out, ' ');
        if (i == exec) out_str(&out, STR("exec "));
        put_word(a, &out, program, w.text[i]);
    }
    Str word[] = {STR("/bin/sh"), STR("-c"), out_done(&out)};
    return exec_form_of(a, word, ARRAY_LEN(word));
}
