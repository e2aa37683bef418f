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
#include "rules/parts/undeclared.h"
#include "syntax/walk.h"

static void report_lookup(Check *c, const ExpandedText *t, const Lookup *l)
{
    Str fault = undeclared_fault(&c->at, c->step, l->name);
    Finding *f = report(c, expanded_place(t, l->span), "%.*s", STR_ARG(fault));
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
            if (is_undeclared(&c->at, c->step, &texts.item[i], l))
                report_lookup(c, &texts.item[i], l);
        }
    }
}

static void fix(Fix *f, const Finding *found)
{
    undeclared_fix(f, found, found->extra);
}

RULE(arg_in_from_undefined) = {
    .codes = WORDS("buildkit:UndefinedArgInFrom"),
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(FROM),
    .signs = SIGN_DOLLAR,
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_BASES,
    .check = check,
    .fix = fix,
};
