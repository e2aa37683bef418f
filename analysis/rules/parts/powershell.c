#include "rules/parts/powershell.h"
#include "lint/shell_scan.h"
#include "model/notes.h"

// ---- The script ----

static bool is_powershell(Str name)
{
    return str_ieq(name, STR("powershell")) || str_ieq(name, STR("powershell.exe")) ||
           str_ieq(name, STR("pwsh")) || str_ieq(name, STR("pwsh.exe"));
}

static Str word_at(Str text, uint32_t *at)
{
    while (char_is_blank(str_at(text, *at))) (*at)++;
    uint32_t start = *at;
    while (*at < text.len && !char_is_blank(text.ptr[*at])) (*at)++;
    return str_cut(text, start, *at);
}

// What stands after `powershell ... -Command`.
static bool read_wrapper(const Instr *in, Span text, PowerShell *out)
{
    uint32_t at = text.start;
    Str line = str_cut(in->joined, 0, text.end), word = word_at(line, &at);
    if (!is_powershell(word)) return false;
    out->wrapper = word;
    while ((word = word_at(line, &at)).len && word.ptr[0] == '-')
        if (str_ieq(word, STR("-Command")) || str_ieq(word, STR("-c"))) {
            while (char_is_blank(str_at(line, at))) at++;
            out->script = (Span){at, text.end};
            return at < text.end;
        }
    return false;
}

// ---- Its statements ----

// A cmdlet, `Verb-Noun`, that may fail and goes on.
static bool may_fail(Str statement)
{
    uint32_t at = 0;
    Str word = word_at(statement, &at);
    uint32_t dash = str_find_char(word, '-');
    if (dash == STR_NONE || !dash || !char_is_alpha(str_at(word, dash + 1))) return false;
    for (uint32_t i = 0; i < dash; i++)
        if (!char_is_alpha(word.ptr[i])) return false;
    return !str_istarts(word, STR("Write-")) && !str_istarts(word, STR("Start-Sleep"));
}

// Whether a `;` parts statements here: nothing is open but the quote around a script that was handed over.
static bool is_between(const Scan *s, char quote)
{
    return quote ? s->depth == 1 && s->open[0] == quote : scan_is_bare(s);
}

// One statement and what is known of those before it.
static void add_statement(const Instr *in, Span span, Span *failing, PowerShell *out)
{
    Str statement = str_trim(instr_slice(in, span));
    bool is_text = statement.len && statement.ptr[0] != '\\';
    if (failing->end && is_text && !out->lost.end) out->lost = *failing;
    if (!may_fail(statement)) return;
    uint32_t at = 0, start = (uint32_t)(statement.ptr - in->joined.ptr);
    *failing = (Span){start, start + word_at(statement, &at).len};
}

static void read_statements(const Instr *in, PowerShell *out)
{
    char first = str_at(in->joined, out->script.start);
    char quote = out->wrapper.len && (first == '"' || first == '\'') ? first : '\0';
    uint32_t start = out->script.start + (quote ? 1 : 0);
    Span failing = {0, 0};
    Scan scan = scan_start(in, K_RUN, out->script.start);
    scan.is_shell = !quote;
    while (scan.at < out->script.end) {
        uint32_t at = scan.at;
        bool is_end = in->joined.ptr[at] == ';' && is_between(&scan, quote);
        if (!scan_next(&scan)) return;
        if (!is_end) continue;
        add_statement(in, (Span){start, at}, &failing, out);
        start = at + 1;
    }
    add_statement(in, (Span){start, out->script.end - (quote ? 1 : 0)}, &failing, out);
}

static void find_download(const Instr *in, PowerShell *out)
{
    static const Str names[] = {STR_INIT("Invoke-WebRequest"), STR_INIT("iwr "),
                                STR_INIT("Invoke-RestMethod")};
    for (uint32_t at = out->script.start; at < out->script.end; at++) {
        char before = at ? in->joined.ptr[at - 1] : ' ';
        if (char_lower(in->joined.ptr[at]) != 'i') continue; // as all of them begin
        if (char_is_word(before) || before == '-') continue;
        for (uint32_t i = 0; i < ARRAY_LEN(names); i++) {
            if (!str_istarts(str_cut(in->joined, at, out->script.end), names[i])) continue;
            uint32_t end = at + names[i].len - (names[i].ptr[names[i].len - 1] == ' ');
            out->downloads = (Span){at, end};
            return;
        }
    }
}

// ---- What holds for it ----

static bool shell_says(const Model *m, uint32_t step, Str what)
{
    uint32_t shell = last_before(m, step, K_SHELL);
    const Instr *in = shell == NO_STEP ? NULL : instr_at(m, shell);
    return in && str_has(str_lower(model_scratch(m), instr_slice(in, instr_args_span(in))), what);
}

static bool says(const Model *m, uint32_t step, Str lower_script, Str what)
{
    return str_has(lower_script, what) || shell_says(m, step, what);
}

// What was read of a RUN, for the rules that ask.
typedef struct Known {
    bool is_powershell;
    PowerShell powershell;
} Known;

static bool read_powershell(const Model *m, uint32_t step, const Instr *in, PowerShell *out)
{
    Span text = instr_args_span(in);
    bool is_shell = shell_at(m, step) == SHELL_POWERSHELL;
    if (is_shell) out->script = text;
    if (!is_shell && !read_wrapper(in, text, out)) return false;
    Str lower = str_lower(model_scratch(m), instr_slice(in, out->script));
    out->stops = says(m, step, lower, STR("erroraction")) || str_has_z(lower, " -ea ") ||
                 str_has_z(lower, "try ");
    out->is_quiet = says(m, step, lower, STR("progresspreference"));
    if (!out->stops) read_statements(in, out);
    if (!out->is_quiet) find_download(in, out);
    return true;
}

// `powershell` or `pwsh`, as far as two letters tell.
static bool begins_like_powershell(const char *ptr, uint32_t len)
{
    return 1 < len && char_lower(ptr[0]) == 'p' &&
           (char_lower(ptr[1]) == 'o' || char_lower(ptr[1]) == 'w');
}

bool powershell_of(const Model *m, uint32_t step, const Instr *in, PowerShell *out)
{
    *out = (PowerShell){0};
    const Node *text = instr_next_arg(in, NULL);
    if (in->is_json || in->heredoc_count || !text || text->start == text->end) return false;
    bool may_be = begins_like_powershell(in->joined.ptr + text->start, text->end - text->start) ||
                  has_shell(m, step);
    if (!may_be) return false;
    const Known *noted = note_get(m, step, in, NOTE_POWERSHELL);
    if (!noted) {
        Known known = {0};
        struct Noted *note = note_start(m);
        known.is_powershell = read_powershell(m, step, in, &known.powershell);
        noted = note_put(m, step, in, NOTE_POWERSHELL, note, &known, sizeof known);
    }
    *out = noted->powershell;
    return noted->is_powershell;
}

void powershell_prefer(Fix *f, const Finding *found, Str statement)
{
    uint32_t step = last_before(f->model, found->step, K_SHELL);
    const Instr *shell = step == NO_STEP ? NULL : instr_at(f->model, step);
    uint32_t count = shell ? instr_arg_count(shell) : 0;
    if (!count || !shell->is_json || shell_at(f->model, found->step) != SHELL_POWERSHELL) return;
    const Node *last = instr_arg(shell, count - 1);
    Str word = arg_value(f->arena, shell, last);
    bool is_open = str_ieq(word, STR("-Command")) || str_ieq(word, STR("-c"));
    bool has_text = str_ends_z(word, ";");
    if (!is_open && !has_text) return;
    uint32_t at = is_open ? last->end : last->end - 1;
    fix_offer(f, found, FIX_ASK, "Say so in SHELL");
    fix_replace_at(f, step, (Span){at, at},
                   is_open ? str_fmt(f->arena, ", \"%.*s\"", STR_ARG(statement))
                           : str_join(f->arena, STR(" "), statement));
}
