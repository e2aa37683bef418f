// Name a stage with letters, digits, dots, dashes and underscores.
//
// The name has to begin with a letter. The builder refuses everything else.
//
// ```dockerfile
// FROM alpine:3.20 AS 1st_stage
//                     ^^^^^^^^^ stage name `1st_stage` is not allowed; begin with a letter, and use letters, digits, `.`, `-` and `_` only
// ```
//
// ```fixed
// FROM alpine:3.20 AS st_stage
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS stage_1
// ```
#include "lint/rule.h"
#include "values/values.h"

static const Node *name_of(const Instr *in)
{
    const Node *as = instr_arg(in, 1), *name = instr_arg(in, 2);
    return name && !instr_arg(in, 3) && str_ieq(node_str(in, as), STR("AS")) ? name : NULL;
}

static void check(Check *c, const Instr *in)
{
    const Node *name = name_of(in);
    if (!name || stage_name_is_valid(node_str(in, name))) return;
    report(c, node_span(name),
           "stage name `%.*s` is not allowed; begin with a letter, and use letters, digits, `.`, "
           "`-` and `_` only",
           STR_ARG(node_str(in, name)));
}

static void fix(Fix *f, const Finding *found)
{
    Str name = instr_slice(finding_instr(f->model, found), found->span);
    Out o = out_on(f->arena);
    for (uint32_t i = 0; i < name.len; i++) {
        if (stage_name_may_hold(name.ptr[i], o.len))
            out_char(&o, name.ptr[i]);
        else if (o.len)
            out_char(&o, '-');
    }
    Str legal = out_done(&o);
    while (legal.len && legal.ptr[legal.len - 1] == '-') legal.len--;
    if (!legal.len || stage_named(f->model, legal, NULL)) return;
    fix_offer(f, found, FIX_ASK, "Rename to `%.*s`", STR_ARG(legal));
    fix_replace(f, found, found->span, legal);
    Str old = str_lower(f->arena, name);
    for (uint32_t i = 0; i < use_count(f->model); i++) {
        const StageUse *u = use_at(f->model, i);
        if (str_ieq(u->text, old)) fix_replace_at(f, u->step, u->value, legal);
    }
    for (uint32_t i = 0; i < stage_count(f->model); i++) {
        const Stage *s = stage_at(f->model, i);
        Span base = s->base_node ? node_span(s->base_node) : (Span){0, 0};
        if (s->from <= found->step || !str_eq(instr_slice(instr_at(f->model, s->from), base), old))
            continue;
        fix_replace_at(f, s->from, base, legal);
    }
}

RULE(stage_name_invalid) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_INSTRUCTION,
    .check = check,
    .fix = fix,
};
