// Write all keywords in one case.
//
// Keywords are read in any case. A file that mixes them is harder to skim; the case that most of them have is the one
// that all should have.
//
// ```dockerfile
// FROM alpine:3.20
// run true
// ^^^ `run` is not in the case of most keywords, which is upper
// Run true
// ^^^ `Run` is not in the case of most keywords, which is upper
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
// ^^^^ `FROM` is not in the case of most keywords, which is lower
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

typedef enum Case { CASE_MIXED, CASE_LOWER, CASE_UPPER } Case;

static Case case_of(Str word)
{
    bool has_lower = false, has_upper = false;
    for (uint32_t i = 0; i < word.len; i++) {
        has_lower |= 'a' <= word.ptr[i] && word.ptr[i] <= 'z';
        has_upper |= 'A' <= word.ptr[i] && word.ptr[i] <= 'Z';
    }
    if (has_lower == has_upper) return CASE_MIXED;
    return has_lower ? CASE_LOWER : CASE_UPPER;
}

// The builder counts what stands in stages; of as many of both, and of none, upper case wins (rules-buildkit.md 2.4).
static Case majority(const Model *m)
{
    uint32_t count[3] = {0};
    for (uint32_t i = 0; i < step_count(m); i++) {
        const Instr *in = instr_at(m, i);
        if (stage_index(m, i) != NO_STAGE && in->kind != K_UNKNOWN)
            count[case_of(node_str(in, instr_keyword(in)))]++;
    }
    return count[CASE_UPPER] < count[CASE_LOWER] ? CASE_LOWER : CASE_UPPER;
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    Case most = majority(m);
    for (uint32_t i = 0; i < step_count(m); i++) {
        const Instr *in = instr_at(m, i);
        Str keyword = node_str(in, instr_keyword(in));
        if (stage_index(m, i) == NO_STAGE || in->kind == K_UNKNOWN || case_of(keyword) == most)
            continue;
        Finding *f = report_at(c, i, node_span(instr_keyword(in)),
                               "`%.*s` is not in the case of most keywords, which is %s",
                               STR_ARG(keyword), most == CASE_LOWER ? "lower" : "upper");
        f->number = most;
    }
}

static Str to_case(Arena *a, uint32_t to, Str word)
{
    return to == CASE_LOWER ? str_lower(a, word) : str_upper(a, word);
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
    .codes = "buildkit:ConsistentInstructionCasing sonar:S6476",
    .severity = FL_HINT,
    .since = "0.1",
    .is_folded = true,
    .phase = PHASE_NAMES,
    .fixes = FIX_SAFE,
    .check_file = check_file,
    .fix = fix,
};
