// Write the options of a mount as KEY=VALUE.
//
// Only `readonly`, `readwrite`, `ro`, `rw` and `required` may stand alone. The builder refuses everything else.
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=cache,/root/.cache true
//                        ^^^^^^^^^^^^ `/root/.cache` is not KEY=VALUE
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=cache,target=/root/.cache true
// RUN --mount=type=secret,id=token,required true
// ```
#include "rules/parts/mount_faults.h"

static void check(Check *c, const Instr *in)
{
    mount_faults_report(c, in, FAULT_FIELD);
    mount_faults_report(c, in, FAULT_CSV);
}

RULE(mount_malformed) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .check = check,
};
