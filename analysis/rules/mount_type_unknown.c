// Give a mount a type that exists.
//
// There are five: `bind`, `cache`, `tmpfs`, `secret` and `ssh`. The builder refuses all others.
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=cahce,target=/root/.cache true
//                  ^^^^^ there is no mount type `cahce`; did you mean `cache`?
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN --mount=type=cache,target=/root/.cache true
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=cache,target=/root/.cache true
// ```
#include "rules/parts/mount_faults.h"

static void check(Check *c, const Instr *in)
{
    mount_faults_report(c, in, FAULT_TYPE);
}

RULE(mount_type_unknown) = {
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
