#include "rules/parts/default_of_itself.h"

bool fix_default_of_itself(Fix *f, const Finding *found, Str name)
{
    const Instr *in = finding_instr(f->model, found);
    for (const Node *arg = NULL; in->kind == K_ARG && (arg = instr_next_arg(in, arg));) {
        if (!pair_has_value(arg) || !str_eq(pair_key(in, arg), name)) continue;
        Str value = pair_value(in, arg);
        if (!str_eq(value, str_fmt(f->arena, "$%.*s", STR_ARG(name))) &&
            !str_eq(value, str_fmt(f->arena, "${%.*s}", STR_ARG(name))))
            continue;
        fix_offer(f, found, FIX_ASK, "Write `ARG %.*s`", STR_ARG(name));
        fix_replace(f, found, node_span(arg), name);
        return true;
    }
    return false;
}
