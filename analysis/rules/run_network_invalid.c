// Choose default, none or host for the network of a RUN.
//
// `default` is the usual network of the builder, `none` has no network at all, and `host` is the network of the machine that builds,
// which the builder must allow. The builder refuses every other value.
//
// ```dockerfile
// FROM alpine:3.20
// RUN --network=hots wget -q example.org
//               ^^^^ network `hots` is not default, none or host; did you mean `host`?
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN --network=host wget -q example.org
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN --network=none true
// ```
#include "rules/parts/flag_values.h"

static const Str modes[] = {STR_INIT("default"), STR_INIT("none"), STR_INIT("host")};

static void check(Check *c, const Instr *in)
{
    flag_check_word(c, in, STR("network"), modes, ARRAY_LEN(modes),
                    "network `%.*s` is not default, none or host");
}

static void fix(Fix *f, const Finding *found)
{
    flag_fix_word(f, found, modes, ARRAY_LEN(modes));
}

RULE(run_network_invalid) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_INSTRUCTION,
    .check = check,
    .fix = fix,
};
