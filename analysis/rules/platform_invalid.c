// Name a platform that exists.
//
// A platform is `os/arch` or `os/arch/variant`, or a single word that is a known system or architecture. The builder refuses
// everything else.
//
// ```dockerfile
// FROM --platform=linux/amd64; alpine:3.20
//                 ^^^^^^^^^^^^ `linux/amd64;` is not a platform; did you mean `linux/amd64`?
// ```
//
// ```fixed
// FROM --platform=linux/amd64 alpine:3.20
// ```
//
// ```dockerfile
// FROM --platform=linux/arm64 alpine:3.20 AS arm64
// FROM --platform=$BUILDPLATFORM alpine:3.20
// ```
#include "base/utf.h"
#include "rules/parts/flag_values.h"
#include "values/values.h"

static Str nearest(Str text)
{
    uint32_t count;
    const Str *names = platform_names(&count);
    return suggest(text, names, count);
}

static void check(Check *c, const Instr *in)
{
    Str value;
    Span span;
    if (!flag_expanded(&c->at, in, STR("platform"), &value, &span)) return;
    if (platform_parse(c->arena, value).is_valid) return;
    Str near = nearest(value);
    if (!utf_trim(value).len)
        report(c, span, "the platform is empty");
    else if (near.len)
        report(c, span, "`%.*s` is not a platform; did you mean `%.*s`?", STR_ARG(value),
               STR_ARG(near));
    else
        report(c, span, "`%.*s` is not a platform; write it like `linux/amd64`", STR_ARG(value));
}

static void fix(Fix *f, const Finding *found)
{
    Str near = nearest(instr_slice(finding_instr(f->model, found), found->span));
    if (!near.len) return;
    fix_offer(f, found, FIX_ASK, "Replace with `%.*s`", STR_ARG(near));
    fix_replace(f, found, found->span, near);
}

RULE(platform_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(FROM),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_BASES,
    .check = check,
    .fix = fix,
};
