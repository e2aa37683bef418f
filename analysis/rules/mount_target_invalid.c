// Mount on a folder of its own.
//
// Nothing can be mounted over the root folder. A mount without a target is on the working directory, which is the root
// folder as long as WORKDIR is `/`.
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=tmpfs,target=/ true
//             ^^^^^^^^^^^^^^^^^^^ mount target is the root folder, and nothing can be mounted there; name a folder below it
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=tmpfs,target=/tmp true
// ```
#include "rules/parts/mount_faults.h"

static void check(Check *c, const Instr *in)
{
    mount_faults_report(c, in, FAULT_TARGET);
}

RULE(mount_target_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .check = check,
};
