// Give HEALTHCHECK its times with a unit, and a whole number of retries.
//
// Times are numbers with a unit (`30s`, `1m30s`, `500ms`), at least one millisecond; 0 means the default. The builder
// refuses everything else.
//
// ```dockerfile
// FROM alpine:3.20
// HEALTHCHECK --interval=30 CMD true
//                        ^^ `30` is not a duration; write it with a unit, such as `30s`
// ```
//
// ```fixed
// FROM alpine:3.20
// HEALTHCHECK --interval=30s CMD true
// ```
//
// ```dockerfile
// FROM alpine:3.20
// HEALTHCHECK --retries=-1 CMD true
//                       ^^ `-1` is not a number of retries; write 1 or more
// ```
//
// ```dockerfile
// FROM alpine:3.20
// HEALTHCHECK --interval=1m30s --timeout=500ms --retries=3 CMD true
// ```
#include "rules/parts/flag_values.h"

enum { MILLISECOND = 1000000 }; // nanoseconds

static bool is_number(Str value)
{
    uint32_t number;
    return str_number(value, &number);
}

static void check_retries(Check *c, Str value, Span span)
{
    int64_t retries = 0;
    if (!value.len || (int_parse(value, 32, &retries) && 0 <= retries)) return;
    report(c, span, "`%.*s` is not a number of retries; write 1 or more", STR_ARG(value));
}

static void check_duration(Check *c, Str value, Span span)
{
    int64_t time = 0;
    if (!value.len) return;
    if (!duration_parse(value, &time)) {
        Finding *f =
            report(c, span, "`%.*s` is not a duration; write it with a unit, such as `30s`",
                   STR_ARG(value));
        f->number = is_number(value);
    } else if (time != 0 && time < MILLISECOND) {
        report(c, span, "`%.*s` is shorter than one millisecond", STR_ARG(value));
    }
}

static void check(Check *c, const Instr *in)
{
    if (!flags_are_read(in)) return;
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n)) {
        if (n->kind != N_FLAG || !flag_has_value(n) || !flag_info(in->kind, flag_name(in, n)))
            continue;
        Str value = flag_value(c->arena, in, n);
        if (str_is_z(flag_name(in, n), "retries"))
            check_retries(c, value, flag_value_span(n));
        else
            check_duration(c, value, flag_value_span(n));
    }
}

static void fix(Fix *f, const Finding *found)
{
    if (!found->number) return;
    fix_offer(f, found, FIX_ASK, "Add the unit: seconds");
    fix_insert(f, found, found->span.end, STR("s"));
}

RULE(healthcheck_option_invalid) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(HEALTHCHECK),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_INSTRUCTION,
    .check = check,
    .fix = fix,
};
