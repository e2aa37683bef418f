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
// ```dockerfile
// FROM alpine:3.20
// ENV DEBUG= LEVEL=2
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    for (uint32_t i = 0; i < in->problem_count; i++) {
        if (in->problem[i].kind != PROBLEM_VALUE_MISSING) continue;
        report(c, in->problem[i].span, "`%.*s` has no value; write `%.*s=`",
               STR_ARG(instr_slice(in, in->problem[i].span)),
               STR_ARG(instr_slice(in, in->problem[i].span)));
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_offer(f, found, FIX_ASK, "Set it to an empty value");
    fix_insert(f, found, found->span.end, STR("="));
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
