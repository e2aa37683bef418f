// Give a stage one CMD.
//
// Only the last one has an effect; those before it mislead the reader. A CMD of the base image is replaced, too. To run
// several commands, use a script.
//
// ```dockerfile
// FROM alpine:3.20
// CMD ["a"]
// ^^^^^^^^^ only the last `CMD` of a stage has an effect
// CMD ["b"]
// ```
//
// ```fixed
// FROM alpine:3.20
// CMD ["b"]
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS a
// CMD ["a"]
// FROM alpine:3.20
// CMD ["b"]
// ```
#include "rules/parts/repeated.h"

static void check_file(Check *c)
{
    report_repeated(c, K_CMD);
}

RULE(cmd_repeated) = {
    .codes = WORDS("hadolint:DL4003 buildkit:MultipleInstructionsDisallowed trivy:DS-0016 "
                   "kics:multiple_cmd sonar:S6589"),
    .severity = FL_WARNING,
    .since = "0.1",
    .tags = FL_TAG_UNNECESSARY,
    .fixes = FIX_SAFE,
    .phase = PHASE_CONVERT,
    .check_file = check_file,
    .fix = fix_repeated,
};
