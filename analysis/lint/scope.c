// The builder's scopes, and what a RUN may set by itself.
#include "lint/scope.h"
#include "base/names.h"
#include "base/vec.h"
#include "instructions/instruction.h"
#include "model/shell_quotes.h"
#include "syntax/walk.h"

bool name_is_out_of_scope(const Model *m, uint32_t step, uint32_t limit, Str name)
{
    if (!step_is_in_stage(m, step) || !name.len) return false;
    if (!var_is_global(m, name) && !preset_info(name)) return false;
    return !var_declared(m, step, limit, name) && !base_may_set(m, step, name);
}

// ---- What a RUN sets ----

static void add_name(Arena *a, Names *names, Str word)
{
    uint32_t end = 0;
    while (char_is_word(str_at(word, end))) end++;
    if (end) names_put(names, a, str_cut(word, 0, end), 1);
}

// Commands whose arguments are names of variables that they set.
static bool sets_arguments(const Command *c)
{
    return str_is_one_of(c->name, STR("export local declare typeset readonly read printf getopts "
                                      "mapfile readarray let unset"));
}

static void add_command(Arena *a, Names *names, const Command *c)
{
    for (uint32_t i = 0; i < c->prefix_count; i++)
        if (shell_assignment(c->prefix[i].text)) add_name(a, names, c->prefix[i].text);
    for (uint32_t i = 1; i < c->word_count && sets_arguments(c); i++)
        add_name(a, names, c->word[i].text);
}

// Adds the names behind `for`, which is no command.
static void add_loops(Arena *a, Names *names, Str text)
{
    for (Str rest = text, word, before = STR(""); (word = str_next_word(&rest)).len; before = word)
        if (str_ends_z(before, "for")) add_name(a, names, word);
}

static void add_mounts(Arena *a, Names *names, const Mounts *mounts)
{
    for (uint32_t i = 0; i < mounts->count; i++)
        for (uint32_t k = 0; k < mounts->item[i].field_count; k++)
            if (str_is_z(mounts->item[i].field[k].key, "env"))
                add_name(a, names, mounts->item[i].field[k].value);
}

// Whether all assignments are visible: nothing is sourced or evaluated.
static bool is_seen(const Commands *commands)
{
    if (!commands->is_complete || commands->has_unknown) return false;
    for (uint32_t i = 0; i < commands->count; i++)
        if (str_is_one_of(commands->item[i].name, STR(". source eval"))) return false;
    return true;
}

// The text that the RUN's own shell expands: its lines, or the heredoc that is its script.
static Span text_of(const Instr *in, const Commands *commands)
{
    bool is_script = in->heredoc_count == 1 && commands->list.start == in->heredoc[0].body.start;
    return is_script ? commands->list : (Span){instr_args_span(in).start, in->logical};
}

// A quick test: whether a name known to FROM lines follows some `$`.
static bool may_use_any(const Model *m, Str text)
{
    for (uint32_t at; (at = str_find_char(text, '$')) != STR_NONE;) {
        text = str_skip(text, at + 1 + (str_at(text, at + 1) == '{'));
        uint32_t end = 0;
        while (char_is_word(str_at(text, end))) end++;
        Str name = str_cut(text, 0, end);
        if (end && (var_is_global(m, name) || preset_info(name))) return true;
    }
    return false;
}

// The first use of each name that is out of scope, whether or not the RUN sets it.
static ScopeUses read_uses(Arena *a, const Model *m, uint32_t step, Span span)
{
    ScopeUses uses = {0};
    Names seen = {0};
    ShellQuotes quotes = {.text = instr_slice(instr_at(m, step), span)};
    if (!may_use_any(m, quotes.text)) return uses;
    ShellVariable used;
    while (shell_next_variable(&quotes, &used)) {
        if (used.has_default || names_put(&seen, a, used.name, 1) != NAMES_NONE) continue;
        if (!name_is_out_of_scope(m, step, var_limit(m, step), used.name)) continue;
        ScopeUse use = {.name = used.name, .span = span_shift(used.span, span.start)};
        VEC_PUSH(a, &uses, use);
    }
    return uses;
}

static Names names_set(Arena *a, const Model *m, uint32_t step, Span span)
{
    const Instr *in = instr_at(m, step);
    const Commands *commands = commands_of(m, step, in);
    Names names = {0};
    for (uint32_t i = 0; i < commands->count; i++) add_command(a, &names, &commands->item[i]);
    add_loops(a, &names, instr_slice(in, span));
    add_mounts(a, &names, mounts_at(m, step, in));
    return names;
}

ScopeUses uses_out_of_scope(Arena *a, const Model *m, uint32_t step)
{
    const Instr *in = instr_at(m, step);
    ShellKind shell = shell_at(m, step);
    if (in->is_json || (shell != SHELL_POSIX && shell != SHELL_BASH)) return (ScopeUses){0};
    const Commands *commands = commands_of(m, step, in);
    Span span = text_of(in, commands);
    ScopeUses uses = read_uses(a, m, step, span);
    if (!uses.count) return uses;
    if (!is_seen(commands)) return (ScopeUses){0};
    Names own = names_set(a, m, step, span);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < uses.count; i++)
        if (names_get(&own, uses.item[i].name) == NAMES_NONE) uses.item[kept++] = uses.item[i];
    uses.count = kept;
    return uses;
}
