// Give the options of a mount values they can take.
//
// The builder checks them when the build starts: a sharing mode that does not exist, a mode that is not octal or a size
// without a number fails the build.
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=cache,target=/c,sharing=lokced true
//                                          ^^^^^^ `lokced` is not a sharing mode; did you mean `locked`?
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN --mount=type=cache,target=/c,sharing=locked true
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=cache,target=/c,sharing=locked,mode=0755 true
// RUN --mount=type=tmpfs,target=/t,size=64m true
// ```
#include "rules/parts/mount_faults.h"

static void check(Check *c, const Instr *in)
{
    mount_faults_report(c, in, FAULT_VALUE);
}

RULE(mount_option_invalid) = {
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
