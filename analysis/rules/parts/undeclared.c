#include "rules/parts/undeclared.h"
#include "instructions/instruction.h"
#include "lint/near_names.h"
#include "syntax/walk.h"

bool is_undeclared(const At *c, uint32_t step, const ExpandedText *text, const Lookup *l)
{
    if (l->answer != ENV_UNSET || !l->name.len || preset_info(l->name)) return false;
    return !var_declared(c->model, step, text->limit, l->name);
}

Str undeclared_fault(const At *c, uint32_t step, Str name)
{
    Str near = name_in_scope(c, step, name);
    Str fault = str_fmt(c->arena, "`%.*s` is not declared before the first `FROM`", STR_ARG(name));
    return near.len ? str_fmt(c->arena, "%.*s; did you mean `%.*s`?", STR_ARG(fault), STR_ARG(near))
                    : fault;
}

Span undeclared_in_base(const At *c, uint32_t step, const Instr *in)
{
    ExpandedTexts texts = expanded_texts(c->arena, c->model, step);
    const Node *base = instr_arg(in, 0);
    for (uint32_t i = 0; i < texts.count; i++) {
        if (texts.item[i].span.start < base->start) continue;
        Expansion e = expand_text(c->model, step, &texts.item[i]);
        for (uint32_t k = 0; k < e.lookup_count; k++)
            if (is_undeclared(c, step, &texts.item[i], &e.lookup[k]))
                return expanded_place(&texts.item[i], e.lookup[k].name_span);
    }
    return (Span){0, 0};
}

void undeclared_fix(Fix *f, const Finding *found, Span place)
{
    Str name = instr_slice(finding_instr(f->model, found), place);
    Str near = name_in_scope(&f->at, found->step, name);
    if (near.len) {
        fix_offer(f, found, FIX_ASK, "Replace with `%.*s`", STR_ARG(near));
        fix_replace(f, found, place, near);
    }
    if (!name_is_plain(name)) return;
    fix_offer(f, found, FIX_ASK, "Declare `ARG %.*s` before the first FROM", STR_ARG(name));
    fix_line_before(f, stage_at(f->model, 0)->from, str_fmt(f->arena, "ARG %.*s", STR_ARG(name)));
}
