// Set a switch to true or false.
//
// A flag such as `--link` is on when it stands alone. A value after `=` must be one that the builder reads as true or false
// (`true`, `false`, `1`, `0`); it refuses `yes` and `no`.
//
// ```dockerfile
// FROM alpine:3.20
// COPY --link=yes app /app
//             ^^^ value of `--link` is neither true nor false
// ```
//
// ```fixed
// FROM alpine:3.20
// COPY --link=true app /app
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY --link=true app /app
// COPY --link app2 /app2
// ```
#include "rules/parts/flag_values.h"

static void check(Check *c, const Instr *in)
{
    if (!flags_are_read(in)) return;
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n)) {
        if (n->kind != N_FLAG || !flag_has_value(n)) continue;
        const FlagInfo *info = flag_info(in->kind, flag_name(in, n));
        Str value = flag_value(c->arena, in, n);
        if (!info || info->kind != FLAG_BOOL || !value.len) continue;
        if (str_ieq(value, STR("true")) || str_ieq(value, STR("false"))) continue;
        report(c, flag_value_span(n), "value of `--%.*s` is neither true nor false",
               STR_ARG(info->name));
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_offer(f, found, FIX_ASK, "Set it to true");
    fix_replace(f, found, found->span, STR("true"));
    fix_offer(f, found, FIX_ASK, "Set it to false");
    fix_replace(f, found, found->span, STR("false"));
}

RULE(flag_value_not_boolean) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(ADD) | ON(COPY),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_INSTRUCTION,
    .check = check,
    .fix = fix,
};
