// Declare the variables of FROM before the first FROM.
//
// FROM sees the ARGs above the first FROM, and the platform variables of the builder. It sees nothing that a stage
// declares.
//
// ```dockerfile
// ARG VERSION=.20
// FROM alpine:3${VERSOIN}
//              ^^^^^^^^^^ `VERSOIN` is not declared before the first `FROM`; did you mean `VERSION`?
// ```
//
// ```fixed
// ARG VERSION=.20
// FROM alpine:3${VERSION}
// ```
//
// ```dockerfile
// ARG VERSION=.20
// FROM --platform=$BUILDPLATFORM alpine:3${VERSION}
// ```
#include "instructions/instruction.h"
#include "lint/near_names.h"
#include "lint/rule.h"
#include "model/expanded.h"
#include "syntax/walk.h"

static void report_lookup(Check *c, const ExpandedText *t, const Lookup *l)
{
    Str near = name_in_scope(&c->at, c->step, l->name);
    Finding *f;
    if (near.len)
        f = report(c, expanded_place(t, l->span),
                   "`%.*s` is not declared before the first `FROM`; did you mean `%.*s`?",
                   STR_ARG(l->name), STR_ARG(near));
    else
        f = report(c, expanded_place(t, l->span), "`%.*s` is not declared before the first `FROM`",
                   STR_ARG(l->name));
    f->extra = expanded_place(t, l->name_span);
    bool is_of_platform = instr_arg_count(c->in) && t->span.start < instr_arg(c->in, 0)->start;
    if (is_of_platform) f->turn = TURN_CHECK;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    ExpandedTexts texts = expanded_texts(c->arena, c->model, c->step);
    for (uint32_t i = 0; i < texts.count; i++) {
        Expansion e = expand_text(c->model, c->step, &texts.item[i]);
        Names seen = {0};
        for (uint32_t k = 0; k < e.lookup_count; k++) {
            const Lookup *l = &e.lookup[k];
            if (lookup_is_repeated(c->arena, &seen, l)) continue;
            if (l->answer != ENV_UNSET || !l->name.len || preset_info(l->name)) continue;
            if (var_declared(c->model, c->step, texts.item[i].limit, l->name)) continue;
            report_lookup(c, &texts.item[i], l);
        }
    }
}

static void fix(Fix *f, const Finding *found)
{
    Str name = instr_slice(finding_instr(f->model, found), found->extra);
    Str near = name_in_scope(&f->at, found->step, name);
    if (near.len) {
        fix_offer(f, found, FIX_ASK, "Replace with `%.*s`", STR_ARG(near));
        fix_replace(f, found, found->extra, near);
    }
    if (!name_is_plain(name)) return;
    fix_offer(f, found, FIX_ASK, "Declare `ARG %.*s` before the first FROM", STR_ARG(name));
    fix_line_before(f, stage_at(f->model, 0)->from, str_fmt(f->arena, "ARG %.*s", STR_ARG(name)));
}

RULE(arg_in_from_undefined) = {
    .codes = "buildkit:UndefinedArgInFrom",
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_BASES,
    .check = check,
    .fix = fix,
};
