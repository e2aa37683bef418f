// Fixes for variables that nobody sets.
#include "lint/unset.h"
#include "lint/near_names.h"
#include "lint/workdirs.h"
#include "syntax/walk.h"

// Offers the home folder, if it is known.
static void fix_home(Fix *f, const Finding *found, Str name)
{
    Str home = workdir_home(f->model, found->step);
    if (!str_is_z(name, "HOME") || !home.len) return;
    fix_offer(f, found, FIX_ASK, "Write `%.*s`", STR_ARG(home));
    fix_replace(f, found, found->span, home);
}

// The key of the pair at that offset.
static Str key_at(const Instr *in, uint32_t at)
{
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));)
        if (pair->kind == N_PAIR && pair->start <= at && at < pair->end) return pair_key(in, pair);
    return STR("");
}

// In `ENV LIST=/x:$LIST` an unset variable leaves an empty element, which tools take for the
// current folder. Returns whether it is such a list.
static bool fix_list(Fix *f, const Finding *found, Str name)
{
    const Instr *in = finding_instr(f->model, found);
    Span use = found->span;
    bool is_behind = use.start && in->joined.ptr[use.start - 1] == ':';
    bool is_list = is_behind || str_at(in->joined, use.end) == ':';
    if (in->kind != K_ENV || !is_list || !str_eq(key_at(in, use.start), name)) return false;
    use = is_behind ? (Span){use.start - 1, use.end} : (Span){use.start, use.end + 1};
    fix_offer(f, found, FIX_ASK, "Leave out the `:` when `%.*s` is not set", STR_ARG(name));
    fix_replace(f, found, use,
                is_behind ? str_fmt(f->arena, "${%.*s:+:$%.*s}", STR_ARG(name), STR_ARG(name))
                          : str_fmt(f->arena, "${%.*s:+$%.*s:}", STR_ARG(name), STR_ARG(name)));
    return true;
}

// Whether another stage sets the variable, so that an ARG without a value would only silence the
// finding.
static bool is_set_elsewhere(const Model *m, uint32_t step, Str name)
{
    bool is_set = false;
    for (uint32_t i = var_globals(m); i < var_count(m) && !is_set; i++) {
        const VarDef *def = var_def(m, i);
        is_set =
            def->has_value && str_eq(def->name, name) && !steps_share_stage(m, def->step, step);
    }
    return is_set && !var_is_global(m, name);
}

bool fix_unset(Fix *f, const Finding *found, Str name)
{
    if (fix_list(f, found, name)) return true;
    if (!name_is_of_shell(name)) return is_set_elsewhere(f->model, found->step, name);
    fix_home(f, found, name);
    return true;
}

uint32_t brace_end(Str text, uint32_t at)
{
    uint32_t depth = 1;
    for (uint32_t i = at; i < text.len && text.ptr[i] != '\n'; i++) {
        if (text.ptr[i] == '\\')
            i++;
        else if (text.ptr[i] == '{' && i && text.ptr[i - 1] == '$')
            depth++;
        else if (text.ptr[i] == '}' && --depth == 0)
            return i + 1;
    }
    return at;
}

UnsetCase unset_case(Str text, Span name)
{
    uint32_t at = name.end + (str_at(text, name.end) == ':'), end = brace_end(text, name.end);
    bool is_braced = name.start && text.ptr[name.start - 1] == '{' && name.end < end;
    if (!is_braced || !str_has_char(STR("-+?"), text.ptr[at])) return (UnsetCase){0};
    return (UnsetCase){text.ptr[at], str_cut(text, at + 1, end - 1)};
}
