#include "rules/parts/hadolint_env.h"

bool holds_variable(Str text, Str name)
{
    for (uint32_t i = 0; i + name.len < text.len; i++) {
        if (text.ptr[i] != '$') continue;
        bool is_braced = text.ptr[i + 1] == '{';
        Str rest = str_skip(text, i + 1 + is_braced);
        if (!str_starts(rest, name)) continue;
        char next = str_at(rest, name.len);
        if (is_braced ? next == '}' : !char_is_word(next)) return true;
    }
    return false;
}

const VarDef *seen_def(const Model *m, uint32_t var)
{
    const VarDef *def = var_def(m, var);
    return def->is_arg && var && var_def(m, var - 1)->step == def->step ? NULL : def;
}

bool seen_in_triggers(const At *c, IsDefinition *is_it, Str text)
{
    uint32_t end = kind_from(c->model, K_ONBUILD, c->step);
    for (uint32_t i = 0; i < end; i++) {
        const Instr *in = instr_at(c->model, kind_step(c->model, K_ONBUILD, i))->trigger;
        if (!in || (in->kind != K_ENV && in->kind != K_ARG)) continue;
        for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));) {
            if (is_it(c, in, pair, text)) return true;
            if (in->kind == K_ARG) break;
        }
    }
    return false;
}

// Set by an ENV or ARG of the file above, whatever its stage.
static bool is_set_before(const At *c, Str name)
{
    for (uint32_t i = 0; i < var_count(c->model); i++) {
        const VarDef *def = seen_def(c->model, i);
        if (def && def->step < c->step && str_eq(def->name, name)) return true;
    }
    return false;
}

static bool is_used_elsewhere(const Instr *in, const Node *pair, Str name, Span *place)
{
    for (const Node *other = NULL; (other = instr_next_arg(in, other));) {
        if (other == pair || other->kind != N_PAIR) continue;
        if (!holds_variable(pair_value(in, other), name)) continue;
        *place = pair_value_span(other);
        return true;
    }
    return false;
}

bool seen_env_use(Check *c, const Instr *in, Span *place)
{
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));) {
        if (pair->kind != N_PAIR || pair->flags & NODE_LEGACY) continue;
        Str name = pair_key(in, pair);
        if (!name.len || !is_used_elsewhere(in, pair, name, place)) continue;
        if (!is_set_before(&c->at, name)) return true;
    }
    return false;
}
