// Choose sandbox or insecure for the security of a RUN.
//
// `sandbox` is the usual isolation. `insecure` gives the command the privileges of the builder, which must allow it. The builder
// refuses every other mode.
//
// ```dockerfile
// FROM alpine:3.20
// RUN --security=insecur mount -t tmpfs none /mnt
//                ^^^^^^^ security mode `insecur` is not sandbox or insecure; did you mean `insecure`?
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN --security=insecure mount -t tmpfs none /mnt
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN --security=sandbox true
// ```
#include "rules/parts/flag_values.h"

static const Str modes[] = {STR_INIT("sandbox"), STR_INIT("insecure")};

static void check(Check *c, const Instr *in)
{
    flag_check_word(c, in, STR("security"), modes, ARRAY_LEN(modes),
                    "security mode `%.*s` is not sandbox or insecure");
}

static void fix(Fix *f, const Finding *found)
{
    flag_fix_word(f, found, modes, ARRAY_LEN(modes));
}

RULE(run_security_invalid) = {
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
