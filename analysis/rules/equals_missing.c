// Write every further word of ENV and LABEL as NAME=VALUE.
//
// When the first word has a `=`, all of them must have one, or the builder refuses the line. A value with a space in it has
// to be quoted.
//
// ```dockerfile
// FROM alpine:3.20
// LABEL title=My application
//                ^^^^^^^^^^^ `application` is not NAME=VALUE; put quotes around a value with spaces
// ```
//
// ```fixed
// FROM alpine:3.20
// LABEL title="My application"
// ```
//
// ```dockerfile
// FROM alpine:3.20
// LABEL title="My application" version=1
// ENV greeting Hello to all
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    for (uint32_t i = 0; i < in->problem_count; i++) {
        if (in->problem[i].kind != PROBLEM_EQUALS_MISSING) continue;
        report(c, in->problem[i].span,
               "`%.*s` is not NAME=VALUE; put quotes around a value with spaces",
               STR_ARG(instr_slice(in, in->problem[i].span)));
    }
}

// The pairs up to the first word without `=` and from there to the next pair, when it is safe to quote them.
static const Node *pair_before(const Instr *in, uint32_t at)
{
    const Node *before = NULL;
    for (const Node *n = node_first(in->node); n && n->start < at; n = node_next(in->node, n))
        if (n->kind == N_PAIR) before = n;
    return before;
}

static uint32_t words_end(const Instr *in, uint32_t at)
{
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n)) {
        if (n->kind != N_PAIR || n->start < at) continue;
        if (pair_has_value(n)) break;
        at = n->end;
    }
    return at;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Node *pair = pair_before(in, found->span.start);
    if (!pair || !pair_has_value(pair) || !pair_key(in, pair).len) return;
    Span value = {pair_value_span(pair).start, words_end(in, found->span.start)};
    Str text = instr_slice(in, value);
    if (str_has_char(text, '"') || str_has_char(text, '\'') ||
        str_has_char(text, model_escape(f->model)))
        return;
    fix_offer(f, found, FIX_ASK, "Quote the whole value");
    fix_insert(f, found, value.start, STR("\""));
    fix_insert(f, found, value.end, STR("\""));
}

RULE(equals_missing) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .beats_at_place = WORDS("label-key-invalid label-unlisted"),
    .on = ON(ENV) | ON(LABEL),
    .phase = PHASE_PARSE,
    .fixes = FIX_ASK,
    .fix = fix,
    .check = check,
};
