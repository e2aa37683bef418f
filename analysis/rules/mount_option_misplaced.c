// Give a mount the options of its type, behind the type.
//
// `size` and `required` are read with the type that stands before them.
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=bind,target=/t,size=64m true
//                                 ^^^^^^^^ `size` is for mounts of type tmpfs, and stands behind `type`
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=tmpfs,target=/t,size=64m true
// ```
#include "lint/mount_faults.h"

static void check(Check *c, const Instr *in)
{
    mount_faults_report(c, in, FAULT_MISPLACED);
}

RULE(mount_option_misplaced) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(RUN),
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .check = check,
};
