// Keep every line below 64 KiB.
//
// The builder reads lines of at most 65,535 bytes; a longer one, in a comment or heredoc too, fails the build. Copy such a
// text into the image from a file.
//
// ```dockerfile bytes
// FROM alpine:3.20
// RUN echo <61*65536>
// ^ line is longer than 65,535 bytes, which the builder does not read
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN echo short
// ```
#include "lint/rule.h"

static void check_file(Check *c)
{
    const Instr *in;
    if (!model_problems(c->model)) return;
    for (uint32_t i = 0; (in = model_item(c->model, i)); i++) {
        for (uint32_t k = 0; k < in->problem_count; k++) {
            if (in->problem[k].kind != PROBLEM_LINE_TOO_LONG) continue;
            report_item(c, i, in->problem[k].span,
                        "line is longer than 65,535 bytes, which the builder does not read");
        }
    }
}

RULE(line_too_long) = {
    .codes = WORDS("hadolint:DL1000"),
    .severity = FL_ERROR,
    .since = "0.1",
    .phase = PHASE_PARSE,
    .check_file = check_file,
};
