// Names of variables: what may have been meant, and what is worth a report.
#include "lint/names.h"
#include "model/values.h"

// Definitions that may be meant and that are looked at, the latest first.
enum { CANDIDATES_MAX = 200, LOOKS_MAX = 400 };

Str name_in_scope(const Check *c, uint32_t step, Str name)
{
    const Model *m = c->model;
    Str candidate[CANDIDATES_MAX];
    uint32_t count = 0, limit = var_limit(m, step);
    bool is_global = step == NO_STEP || instr_at(m, step)->kind == K_FROM;
    if (!is_global) candidate[count++] = STR("PATH");
    for (Str preset; is_global && (preset = var_preset_name(count)).len;)
        candidate[count++] = preset;
    uint32_t end = LOOKS_MAX < limit ? limit - LOOKS_MAX : 0;
    for (uint32_t i = limit; end < i && count < CANDIDATES_MAX; i--) {
        const VarDef *v = var_def(m, i - 1);
        if (name_is_plain(v->name) && var_declared(m, step, i, v->name) == v)
            candidate[count++] = v->name;
    }
    return name.len < 3 ? STR("") : suggest(name, candidate, count);
}

bool lookup_is_repeated(Arena *a, Names *seen, const Lookup *l)
{
    return names_put(seen, a, l->name, 1) != NAMES_NONE;
}

bool name_is_plain(Str name)
{
    for (uint32_t i = 0; i < name.len; i++)
        if (!char_is_word(name.ptr[i])) return false;
    return name.len && !char_is_digit(name.ptr[0]);
}

bool name_is_of_shell(Str name)
{
    return str_is_one_of(name, STR("HOME PWD OLDPWD USER LOGNAME UID EUID SHELL HOSTNAME RANDOM"));
}

Str did_you_mean(Arena *a, Str message, Str near)
{
    if (!near.len) return message;
    return str_fmt(a, "%.*s; did you mean `%.*s`?", STR_ARG(message), STR_ARG(near));
}
