// Name a base image.
//
// ARG may stand before FROM, but without a FROM the builder refuses the file.
//
// ```dockerfile
// ARG VERSION=3.20
//     ^^^^^^^^^^^^ file has no FROM, so it builds nothing
// ```
//
// ```dockerfile
// ARG VERSION=3.20
// FROM alpine:${VERSION}
// ```
#include "lint/rule.h"

// Files without FROM that hold anything but ARG are instruction-before-from's.
static void check_file(Check *c)
{
    const Model *m = c->model;
    if (stage_count(m) || step_count(m) == 0) return;
    for (uint32_t i = 0; i < step_count(m); i++)
        if (instr_at(m, i)->kind != K_ARG) return;
    uint32_t last = step_count(m) - 1;
    report_at(c, last, instr_args_span(instr_at(m, last)),
              "file has no FROM, so it builds nothing");
}

RULE(stage_missing) = {
    .codes = WORDS("tally:require-stages"),
    .severity = FL_ERROR,
    .since = "0.1",
    .phase = PHASE_NAMES,
    .check_file = check_file,
};
