// Give a mount options that exist.
//
// The builder refuses a mount with an option that it does not know. Mostly it is a misspelt word.
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=cache,traget=/root/.cache true
//                        ^^^^^^ mounts have no option `traget`; did you mean `target`?
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN --mount=type=cache,target=/root/.cache true
// ```
//
// A word of one letter resembles none of them:
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=bind,target=/src,z=1 true
//                                   ^ mounts have no option `z`
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=cache,target=/root/.cache true
// ```
#include "rules/parts/mount_faults.h"

static void check(Check *c, const Instr *in)
{
    mount_faults_report(c, in, FAULT_KEY);
}

RULE(mount_option_unknown) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_CONVERT,
    .check = check,
    .fix = mount_faults_fix,
};
