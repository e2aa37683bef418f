// Give a mount the options of its type, after the type.
//
// The builder checks `size` and `required` against the type that stands before them, and refuses them with another one.
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=bind,target=/t,size=64m true
//                                 ^^^^^^^^ `size` is for mounts of type tmpfs only, and must come after `type`
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN --mount=type=bind,target=/t true
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=tmpfs,target=/t,size=64m true
// ```
#include "rules/parts/mount_faults.h"

static void check(Check *c, const Instr *in)
{
    mount_faults_report(c, in, FAULT_MISPLACED);
}

// A field goes with the comma before it, the first with the one behind.
static void fix(Fix *f, const Finding *found)
{
    Str joined = finding_instr(f->model, found)->joined;
    Span field = found->span;
    if (field.start && joined.ptr[field.start - 1] == ',')
        field.start--;
    else if (str_at(joined, field.end) == ',')
        field.end++;
    fix_offer(f, found, FIX_ASK, "Delete the option");
    fix_delete(f, found, field);
}

RULE(mount_option_misplaced) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
