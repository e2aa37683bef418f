// Name a signal that Linux has.
//
// STOPSIGNAL takes a name, with or without SIG, or a number other than 0. The builder refuses everything else.
//
// ```dockerfile
// FROM alpine:3.20
// STOPSIGNAL SIGTREM
//            ^^^^^^^ `SIGTREM` is not a signal; did you mean `SIGTERM`?
// ```
//
// ```fixed
// FROM alpine:3.20
// STOPSIGNAL SIGTERM
// ```
//
// ```dockerfile
// FROM alpine:3.20
// STOPSIGNAL SIGTERM
// ```
#include "lint/rule.h"
#include "model/expanded.h"
#include "values/values.h"

static Str nearest(Arena *a, Str text)
{
    uint32_t count;
    const Str *names = signal_names(a, &count);
    return suggest_ignoring_case(text, names, count);
}

static void check(Check *c, const Instr *in)
{
    ExpandedTexts texts = expanded_texts_of(c->arena, c->model, c->step, in);
    if (!texts.count) return;
    Expansion e = expand_text(c->model, c->step, &texts.item[0]);
    if (!e.is_ok || !e.is_known || signal_is_valid(e.result)) return;
    Str near = nearest(c->arena, e.result);
    if (near.len)
        report(c, texts.item[0].span, "`%.*s` is not a signal; did you mean `%.*s`?",
               STR_ARG(e.result), STR_ARG(near));
    else
        report(c, texts.item[0].span,
               "`%.*s` is not a signal; use a name such as `SIGTERM`, or a number",
               STR_ARG(e.result));
}

static void fix(Fix *f, const Finding *found)
{
    Str near = nearest(f->arena, instr_slice(finding_instr(f->model, found), found->span));
    if (!near.len) return;
    fix_offer(f, found, FIX_ASK, "Replace with `%.*s`", STR_ARG(near));
    fix_replace(f, found, found->span, near);
}

RULE(stopsignal_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(STOPSIGNAL),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_CONVERT,
    .check = check,
    .fix = fix,
};
