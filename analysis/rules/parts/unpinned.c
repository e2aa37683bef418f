#include "rules/parts/unpinned.h"
#include "rules/parts/hadolint_env.h"
#include "rules/parts/hadolint_view.h"
#include "syntax/walk.h"

enum { ARGS_MAX = 64 };

// Brackets belong to names of packages, `uvicorn[standard]`; what a shell makes of the others is not seen.
static bool is_known(const Word *word)
{
    if (word->is_literal) return true;
    for (uint32_t i = 0; i < word->text.len; i++)
        if (str_has_char(STR("$`*?{~"), word->text.ptr[i])) return false;
    return true;
}

static Str advice_on(Arena *a, const Unpinned *u, Str name)
{
    // Where a version stands behind `@`, the branch or commit of a repository stands behind `#`.
    bool has_hash = str_starts_z(str_of_z(u->advice), "`%.*s@");
    bool is_path = has_hash && str_at(name, 0) != '@' && str_has_char(name, '/');
    if (is_path || str_has_z(name, has_hash ? ":" : "://")) {
        uint32_t hash = str_find_char(name, '#');
        return str_fmt(a, "`%.*s%cREF%.*s`", STR_ARG(str_cut(name, 0, hash)), has_hash ? '#' : '@',
                       STR_ARG(str_skip(name, hash)));
    }
    uint32_t tag = str_find_char(str_skip(name, 1), '@');
    return message_on(a, u->advice, tag == STR_NONE ? name : str_cut(name, 0, tag + 1));
}

static void report_loose(Check *c, const Unpinned *u, const Word *first, uint32_t count)
{
    Str advice = advice_on(c->arena, u, first->text);
    if (count < 2) {
        report(c, first->span,
               "`%.*s` has no version, so each new build may bring another one; write %.*s",
               STR_ARG(first->text), STR_ARG(advice));
        return;
    }
    report(c, first->span,
           "`%.*s` and %u more have no version, so each new build may bring others; write %.*s and "
           "the like",
           STR_ARG(first->text), count - 1, STR_ARG(advice));
}

static void check_command(Check *c, const Unpinned *u, const Command *command)
{
    const Word *arg[ARGS_MAX], *first = NULL;
    if (!command->family || !u->installs(&c->at, command)) return;
    uint32_t count = cmd_args(command, arg, ARGS_MAX), loose = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!is_known(arg[i]) || !u->is_loose(arg[i]->text)) continue;
        if (!first) first = arg[i];
        loose++;
    }
    if (first) report_loose(c, u, first, loose);
}

static void check_broadly(Check *c, const Unpinned *u, const Commands *commands)
{
    if (!commands->is_complete || !u->seen) return;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *first = u->seen(&c->at, commands, &commands->item[i]);
        if (!first) continue;
        report_loose(c, u, first, 1);
        return;
    }
}

void unpinned_check(Check *c, const Unpinned *u)
{
    const Commands *commands = run_commands(&c->at);
    if (fires_broadly(&c->at)) {
        check_broadly(c, u, commands);
        return;
    }
    for (uint32_t i = 0; i < commands->count; i++) check_command(c, u, &commands->item[i]);
}

const Word *seen_loose(const Command *c, Str valued, Str subs, bool (*is_loose)(Str package))
{
    const Word *arg[ARGS_MAX];
    uint32_t count = seen_args(c, valued, arg, ARGS_MAX);
    for (uint32_t i = 0; i < count; i++)
        if (!str_is_one_of(arg[i]->text, subs) && is_loose(arg[i]->text)) return arg[i];
    return NULL;
}

// ---- rpm ----

static bool is_version_text(Str part)
{
    for (uint32_t i = 0; i < part.len; i++)
        if (!char_is_word(part.ptr[i]) && !str_has_char(STR(".~^:+"), part.ptr[i])) return false;
    return true;
}

bool rpm_has_version(Str package)
{
    Str part = STR("");
    bool has_number = false;
    str_next_part(&package, '-', &part);
    while (str_next_part(&package, '-', &part)) {
        if (!is_version_text(part)) return false;
        has_number |= char_is_digit(str_at(part, 0));
    }
    return has_number;
}

static bool holds_key(const At *c, const Instr *in, const Node *pair, Str text)
{
    (void)c;
    return holds_variable(text, pair_key(in, pair));
}

// Whether the text holds an ARG or ENV that was declared before.
static bool holds_declared(const At *c, Str text)
{
    if (c->in_onbuild) return seen_in_triggers(c, holds_key, text);
    uint32_t limit = var_limit(c->model, c->step);
    for (uint32_t i = 0; i < var_count(c->model) && i < limit; i++) {
        const VarDef *def = seen_def(c->model, i);
        if (!def) continue;
        bool is_seen = def->is_arg || var_declared(c->model, c->step, limit, def->name) != NULL;
        if (is_seen && holds_variable(text, def->name)) return true;
    }
    return false;
}

static bool seen_rpm_loose(const At *c, Str package)
{
    if (!str_has_char(package, '-')) return true;
    if (str_ends_z(package, ".rpm")) return false;
    if (str_has_char(package, '$')) return !holds_declared(c, package);
    return !rpm_has_version(package);
}

const Word *rpm_seen(const At *c, const Command *command, Str names)
{
    const Word *arg[ARGS_MAX];
    if (!seen_as(command, names) || !seen_word(command, STR("install"))) return NULL;
    bool is_module = seen_word(command, STR("module"));
    uint32_t count = seen_args(command, STR(""), arg, ARGS_MAX);
    for (uint32_t i = 0; i < count; i++) {
        Str text = arg[i]->text;
        if (str_is_one_of(text, STR("install module"))) continue;
        bool is_loose = is_module ? !str_has_char(text, ':') : seen_rpm_loose(c, text);
        if (is_loose) return arg[i];
    }
    return NULL;
}
