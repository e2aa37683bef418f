// Give every variable and label a value.
//
// ENV and LABEL need `NAME=VALUE`; the builder refuses a name alone. An empty value is written `NAME=`.
//
// ```dockerfile
// FROM alpine:3.20
// ENV DEBUG
//     ^^^^^ `DEBUG` has no value; write `DEBUG=`
// ```
//
// ```fixed
// FROM alpine:3.20
// ENV DEBUG=
// ```
//
// What an ARG above sets is meant to be kept:
//
// ```dockerfile
// FROM alpine:3.20
// ARG LEVEL=2
// ENV LEVEL
//     ^^^^^ `LEVEL` has no value; write `LEVEL=$LEVEL`
// ```
//
// ```fixed
// FROM alpine:3.20
// ARG LEVEL=2
// ENV LEVEL=$LEVEL
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ENV DEBUG= LEVEL=2
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    for (uint32_t i = 0; i < in->problem_count; i++) {
        if (in->problem[i].kind != PROBLEM_VALUE_MISSING) continue;
        Str name = instr_slice(in, in->problem[i].span), value = STR("");
        uint32_t limit = var_limit(c->model, c->step);
        bool is_set = in->kind == K_ENV && var_declared(c->model, c->step, limit, name);
        if (is_set) value = str_join(c->arena, STR("$"), name);
        Finding *f = report(c, in->problem[i].span, "`%.*s` has no value; write `%.*s=%.*s`",
                            STR_ARG(name), STR_ARG(name), STR_ARG(value));
        f->number = is_set;
    }
}

static void fix(Fix *f, const Finding *found)
{
    Str name = instr_slice(finding_instr(f->model, found), found->span);
    fix_offer(f, found, FIX_ASK,
              found->number ? "Keep the value that it has" : "Set it to an empty value");
    fix_insert(f, found, found->span.end,
               found->number ? str_join(f->arena, STR("=$"), name) : STR("="));
}

RULE(value_missing) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(ENV) | ON(LABEL),
    .phase = PHASE_PARSE,
    .fixes = FIX_ASK,
    .fix = fix,
    .check = check,
};
