// Write all keywords in one case.
//
// Keywords may be in upper or lower case, but a file that mixes both is harder to read. The case of most of them is the one
// for all.
//
// ```dockerfile
// FROM alpine:3.20
// run true
// ^^^ most keywords in this file are in upper case, `run` is not
// Run true
// ^^^ most keywords in this file are in upper case, `Run` is not
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN true
// RUN true
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS base
// ^^^^ most keywords in this file are in lower case, `FROM` is not
// run true
// user 1000
// ```
//
// ```fixed
// from alpine:3.20 as base
// run true
// user 1000
// ```
//
// ```dockerfile
// arg VERSION=3.20
// FROM alpine:$VERSION
// RUN true
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    const Model *m = c->model;
    KeywordCase most = keyword_case_most(m);
    if (keyword_case_of(m, c->step) == most || in->kind == K_UNKNOWN) return;
    if (!step_is_in_stage(m, c->step)) return;
    Str keyword = node_str(in, instr_keyword(in));
    Finding *f = report(c, node_span(instr_keyword(in)),
                        "most keywords in this file are in %s case, `%.*s` is not",
                        most == WORDS_LOWER ? "lower" : "upper", STR_ARG(keyword));
    f->number = most;
}

static Str to_case(Arena *a, uint32_t to, Str word)
{
    return to == WORDS_LOWER ? str_lower(a, word) : str_upper(a, word);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str keyword = to_case(f->arena, found->number, instr_slice(in, found->span));
    fix_offer(f, found, FIX_SAFE, "Write `%.*s`", STR_ARG(keyword));
    fix_replace(f, found, found->span, keyword);
    const Node *as = in->kind == K_FROM ? instr_arg(in, 1) : NULL;
    if (!as || !str_ieq(node_str(in, as), STR("AS"))) return;
    fix_replace(f, found, node_span(as), to_case(f->arena, found->number, STR("AS")));
}

RULE(keyword_case_mixed) = {
    .codes = WORDS("buildkit:ConsistentInstructionCasing sonar:S6476"),
    .severity = FL_HINT,
    .since = "0.1",
    .on = ON_EVERY,
    .is_folded = true,
    .not_in_onbuild = true,
    .phase = PHASE_NAMES,
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
