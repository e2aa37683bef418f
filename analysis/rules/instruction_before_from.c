// Put FROM before everything but ARG.
//
// Every other instruction changes an image, and there is none before the first FROM. In a file without FROM, which is often a part of
// another file, only the first instruction is reported.
//
// ```dockerfile
// RUN echo too early
// ^^^ `RUN` stands before the first FROM, so there is no image to change; move it below
// FROM alpine:3.20
// ```
//
// ```dockerfile
// ARG VERSION=3.20
// FROM alpine:${VERSION}
// RUN echo in time
// ```
#include "rules/parts/frontend_version.h"

static void check_file(Check *c)
{
    const Model *m = c->model;
    for (uint32_t i = 0; step_exists(m, i) && !step_is_in_stage(m, i); i++) {
        const Instr *in = instr_at(m, i);
        // It may bring a FROM.
        bool may_include = in->kind == K_UNKNOWN && frontend_is_foreign(m);
        if (may_include && !fires_broadly(&c->at)) return;
        if (in->kind == K_ARG || in->kind == K_UNKNOWN) continue;
        report_at(
            c, i, node_span(instr_keyword(in)),
            "`%.*s` stands before the first FROM, so there is no image to change; move it below",
            STR_ARG(keyword_name(in->kind)));
        if (!fires_broadly(&c->at)) return;
    }
}

RULE(instruction_before_from) = {
    .codes = WORDS("hadolint:DL3061"),
    .severity = FL_ERROR,
    .since = "0.1",
    .phase = PHASE_INSTRUCTION,
    .check_file = check_file,
};
