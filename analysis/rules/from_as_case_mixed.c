// Write AS in the case of FROM.
//
// The builder accepts both, but warns: keywords in one line that differ in case are harder to read, and often a sign of
// copied lines.
//
// ```dockerfile
// FROM alpine:3.20 as build
//                  ^^ `as` and `FROM` are written in different case
// ```
//
// ```fixed
// FROM alpine:3.20 AS build
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS build
// from alpine:3.20 as test
// ```
#include "lint/rule.h"

typedef enum Case { CASE_MIXED, CASE_LOWER, CASE_UPPER } Case;

static Case case_of(Str s)
{
    bool is_lower = true, is_upper = true;
    for (uint32_t i = 0; i < s.len; i++) {
        is_lower = is_lower && s.ptr[i] == char_lower(s.ptr[i]);
        is_upper = is_upper && s.ptr[i] == char_upper(s.ptr[i]);
    }
    return is_lower ? CASE_LOWER : is_upper ? CASE_UPPER : CASE_MIXED;
}

static void check(Check *c, const Instr *in)
{
    const Node *as = instr_arg(in, 1), *keyword = instr_keyword(in);
    Case wanted = case_of(node_str(in, keyword));
    if (!instr_arg(in, 2) || wanted == CASE_MIXED) return;
    Str word = node_str(in, as);
    if (str_eq(word, wanted == CASE_LOWER ? str_lower(c->arena, word) : str_upper(c->arena, word)))
        return;
    report(c, node_span(as), "`%.*s` and `%.*s` are written in different case", STR_ARG(word),
           STR_ARG(node_str(in, keyword)));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (!str_ieq(instr_slice(in, found->span), STR("AS"))) return;
    Str as = case_of(node_str(in, instr_keyword(in))) == CASE_LOWER ? STR("as") : STR("AS");
    fix_offer(f, found, FIX_SAFE, "Write `%.*s`", STR_ARG(as));
    fix_replace(f, found, found->span, as);
}

RULE(from_as_case_mixed) = {
    .codes = WORDS("buildkit:FromAsCasing"),
    .severity = FL_HINT,
    .since = "0.1",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .is_folded = true,
    .fixes = FIX_SAFE,
    .phase = PHASE_INSTRUCTION,
    .check = check,
    .fix = fix,
};
