// Set each label once in a stage.
//
// Of two labels with one key the later wins. The earlier one is a mistake or left over, and misleads the reader.
//
// ```dockerfile
// FROM alpine:3.20
// LABEL version=1 vendor=acme
//       ^^^^^^^ the label `version` is set again below, so this value is lost
// LABEL version=2
// ```
//
// ```fixed
// FROM alpine:3.20
// LABEL vendor=acme
// LABEL version=2
// ```
//
// ```dockerfile
// FROM alpine:3.20
// LABEL vendor=acme "vendor"=other
//       ^^^^^^ the label `vendor` is set again below, so this value is lost
// LABEL version=2
//       ^^^^^^^ the label `version` is set again below, so this value is lost
// LABEL version 3
// ```
//
// ```fixed
// FROM alpine:3.20
// LABEL "vendor"=other
// LABEL version 3
// ```
//
// A stage may replace the labels of the stage that it is built on, and a key with a variable is not known:
//
// ```dockerfile
// ARG NAME=a
// FROM alpine:3.20 AS base
// LABEL version=1 a.$NAME=1 a.$NAME=2
// FROM base
// LABEL version=2
// ```
#include "base/names.h"
#include "rules/parts/labels.h"

// The labels of the stages from the last on: the step and the number of the pair that win.
static void check_label(Check *c, uint32_t step, Names *later)
{
    const Instr *in = instr_at(c->model, step);
    At at = c->at;
    at.step = step;
    at.in = in;
    Names own = {0};
    uint32_t number = 0, spanned = NO_STEP;
    Span place = {0, 0}; // of the latest winner
    for (Label label = {0}; label_next(&at, in, &label); number++)
        if (!str_has_char(label.key, '$')) names_put(&own, c->arena, label.key, number);
    number = 0;
    for (Label label = {0}; label_next(&at, in, &label); number++) {
        uint32_t winner = step;
        if (str_has_char(label.key, '$')) continue;
        if (names_get(&own, label.key) == number) winner = names_get(later, label.key);
        if (winner == NAMES_NONE) continue;
        Finding *f = report_at(c, step, label.key_span,
                               "the label `%.*s` is set again below, so this value is lost",
                               STR_ARG(label.key));
        f->extra = label_deleted(in, &label);
        if (winner != spanned) place = instr_args_span(instr_at(c->model, winner));
        spanned = winner;
        relate(c, f, winner, place, "it is set again here");
    }
    for (uint32_t i = 0; i < own.room; i++)
        if (own.key[i].ptr) names_put(later, c->arena, own.key[i], step);
}

static bool is_beside(const Model *m, uint32_t label, uint32_t step)
{
    return label < kind_count(m, K_LABEL) &&
           steps_share_stage(m, kind_step(m, K_LABEL, label), step);
}

// Whether it is the one pair that its stage has: most are.
static bool is_alone(const Model *m, uint32_t label)
{
    uint32_t step = kind_step(m, K_LABEL, label);
    bool is_one = !is_beside(m, label - 1, step) && !is_beside(m, label + 1, step);
    return is_one && instr_arg_count(instr_at(m, step)) == 1;
}

static void check_file(Check *c)
{
    Names later = {0};
    uint32_t below = NO_STEP;
    for (uint32_t i = kind_count(c->model, K_LABEL); i-- > 0;) {
        if (is_alone(c->model, i)) continue;
        uint32_t step = kind_step(c->model, K_LABEL, i);
        if (below == NO_STEP || !steps_share_stage(c->model, step, below)) later = (Names){0};
        below = step;
        check_label(c, step, &later);
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_delete_label(f, found, FIX_SAFE, "Delete the label that is lost");
}

RULE(label_repeated) = {
    .codes = WORDS("tally:labels/no-duplicate-keys"),
    .severity = FL_INFO,
    .since = "0.2",
    .fixes = FIX_SAFE,
    .check_file = check_file,
    .fix = fix,
};
