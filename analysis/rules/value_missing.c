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

// What stands behind the name: nothing is set to what an ARG or ENV above has set already.
static Str meant(Arena *a, const Model *m, uint32_t step, const Instr *in, Str name)
{
    bool is_set = in->kind == K_ENV && var_declared(m, step, var_limit(m, step), name);
    return is_set ? str_fmt(a, "=$%.*s", STR_ARG(name)) : STR("=");
}

static void check(Check *c, const Instr *in)
{
    for (uint32_t i = 0; i < in->problem_count; i++) {
        if (in->problem[i].kind != PROBLEM_VALUE_MISSING) continue;
        Str name = instr_slice(in, in->problem[i].span);
        report(c, in->problem[i].span, "`%.*s` has no value; write `%.*s%.*s`", STR_ARG(name),
               STR_ARG(name), STR_ARG(meant(c->arena, c->model, c->step, in, name)));
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str name = instr_slice(in, found->span);
    Str value = meant(f->arena, f->model, found->step, in, name);
    fix_offer(f, found, FIX_ASK,
              value.len < 2 ? "Set it to an empty value" : "Keep the value that it has");
    fix_insert(f, found, found->span.end, value);
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
