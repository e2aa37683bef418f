// Ask the driver for what the program uses.
//
// `NVIDIA_DRIVER_CAPABILITIES=all` puts every library of the driver into the container, even those for displays and video.
// Most programs only compute, and need `compute,utility`.
//
// ```dockerfile
// FROM nvidia/cuda:12.4.1-base-ubuntu22.04
// ENV NVIDIA_DRIVER_CAPABILITIES=all
//                                ^^^ `all` brings every library of the driver into the container; most programs need `compute,utility`
// ```
//
// ```fixed
// FROM nvidia/cuda:12.4.1-base-ubuntu22.04
// ENV NVIDIA_DRIVER_CAPABILITIES=compute,utility
// ```
//
// ```dockerfile
// FROM nvidia/cuda:12.4.1-base-ubuntu22.04
// ENV NVIDIA_DRIVER_CAPABILITIES=compute,video OTHER=all
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    for (const Node *pair = NULL; (pair = instr_next_arg(in, pair));) {
        bool is_asked = pair->kind == N_PAIR && pair_has_value(pair) &&
                        str_is_z(pair_key(in, pair), "NVIDIA_DRIVER_CAPABILITIES");
        if (!is_asked || !str_is_one_of(pair_value(in, pair), STR("all \"all\" 'all'"))) continue;
        report(c, pair_value_span(pair),
               "`all` brings every library of the driver into the container; most programs need "
               "`compute,utility`");
    }
}

static void fix(Fix *f, const Finding *found)
{
    fix_offer(f, found, FIX_ASK, "Write `compute,utility`");
    fix_replace(f, found, found->span, STR("compute,utility"));
}

RULE(gpu_capabilities_all) = {
    .codes = WORDS("tally:gpu/prefer-minimal-driver-capabilities"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(ENV),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
