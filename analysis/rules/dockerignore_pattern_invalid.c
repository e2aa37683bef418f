// Write patterns in .dockerignore that can be read.
//
// A bracket that is not closed, a backslash at the end or a lone `!` makes the builder refuse the whole file.
//
// ```dockerignore
// [a-
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY a /a
// ^^^^ line 1 of .dockerignore is not a valid pattern: `[a-`
// ```
//
// ```dockerignore
// *.log
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY a /a
// ```
#include "lint/rule.h"
#include "model/context.h"
#include "values/ignore_file.h"

// The file is another one: what can be marked here is the first instruction that needs it.
static uint32_t first_copy(const Model *m)
{
    for (uint32_t i = 0; i < step_count(m); i++) {
        const Instr *in = instr_at(m, i);
        if (in->kind == K_ADD || (in->kind == K_COPY && !instr_flag(in, STR("from")))) return i;
    }
    return NO_STEP;
}

static void check_file(Check *c)
{
    Str text;
    if (!model_ignore(c->model, &text)) return;
    IgnoreFile file = ignore_read(c->arena, text);
    uint32_t step = file.has_bad ? first_copy(c->model) : NO_STEP;
    for (uint32_t i = 0; step != NO_STEP && i < file.count; i++) {
        const IgnorePattern *p = &file.item[i];
        if (!p->is_bad) continue;
        report_at(c, step, node_span(instr_keyword(instr_at(c->model, step))),
                  "line %u of .dockerignore is not a valid pattern: `%.*s`", p->line,
                  STR_ARG(str_cut(text, p->span.start, p->span.end)));
        return;
    }
}

RULE(dockerignore_pattern_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .phase = PHASE_CONVERT,
    .check_file = check_file,
};
