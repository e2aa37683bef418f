// Give a stage one ENTRYPOINT.
//
// Only the last one has an effect; those before it mislead the reader. Often an ENTRYPOINT with a CMD for its default
// arguments was meant.
//
// ```dockerfile
// FROM alpine:3.20
// ENTRYPOINT ["a"]
// ^^^^^^^^^^^^^^^^ only the last `ENTRYPOINT` of a stage has an effect
// ENTRYPOINT ["b"]
// ```
//
// ```fixed
// FROM alpine:3.20
// ENTRYPOINT ["b"]
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS a
// ENTRYPOINT ["a"]
// FROM alpine:3.20
// ENTRYPOINT ["b"]
// ```
#include "rules/parts/repeated.h"

static void check_file(Check *c)
{
    report_repeated(c, K_ENTRYPOINT);
}

RULE(entrypoint_repeated) = {
    .codes = WORDS("hadolint:DL4004 buildkit:MultipleInstructionsDisallowed trivy:DS-0007 "
                   "kics:multiple_entrypoint sonar:S6589"),
    .severity = FL_WARNING,
    .since = "0.1",
    .tags = FL_TAG_UNNECESSARY,
    .fixes = FIX_SAFE,
    .phase = PHASE_CONVERT,
    .check_file = check_file,
    .fix = fix_repeated,
};
