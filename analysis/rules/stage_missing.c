// Name a base image.
//
// ARG may stand before FROM, but on its own it builds nothing.
//
// ```dockerfile
// ARG VERSION=3.20
//     ^^^^^^^^^^^^ file has no FROM
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
    if (m->stage_count || m->step_count == 0) return;
    for (uint32_t i = 0; i < m->step_count; i++)
        if (m->step[i].instr->kind != K_ARG) return;
    uint32_t last = m->step_count - 1;
    report_at(c, last, instr_args_span(m->step[last].instr), "file has no FROM");
}

RULE(stage_missing) = {
    .codes = "tally:require-stages",
    .severity = FL_ERROR,
    .since = "0.1",
    .phase = PHASE_NAMES,
    .check_file = check_file,
};
