// Give a stage one HEALTHCHECK.
//
// Only the last one is used, so what the others would test is not tested.
//
// ```dockerfile
// FROM alpine:3.20
// HEALTHCHECK CMD a
// ^^^^^^^^^^^^^^^^^ only the last `HEALTHCHECK` of a stage has an effect
// HEALTHCHECK CMD b
// ```
//
// ```fixed
// FROM alpine:3.20
// HEALTHCHECK CMD b
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS a
// HEALTHCHECK CMD a
// FROM alpine:3.20
// HEALTHCHECK CMD b
// ```
#include "rules/parts/repeated.h"

static void check_file(Check *c)
{
    report_repeated(c, K_HEALTHCHECK);
}

RULE(healthcheck_repeated) = {
    .codes = WORDS("hadolint:DL3012 buildkit:MultipleInstructionsDisallowed trivy:DS-0023"),
    .severity = FL_WARNING,
    .since = "0.1",
    .tags = FL_TAG_UNNECESSARY,
    .fixes = FIX_SAFE,
    .phase = PHASE_CONVERT,
    .check_file = check_file,
    .fix = fix_repeated,
};
