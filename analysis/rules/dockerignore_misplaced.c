// Put `.dockerignore` into the root of the build context.
//
// The builder looks for it in the root of the build context, not beside the Dockerfile. An ignore file for a single
// Dockerfile stands beside it and begins with its name: `web.Dockerfile.dockerignore`.
//
// ```context
// docker/Dockerfile 10
// docker/.dockerignore 10
// src/main.c 10
// ```
//
// ```dockerignore other docker/.dockerignore
// .git
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY src /x
// ^^^^ `docker/.dockerignore` is not read; move it to the root of the build context
// ```
//
// ```context
// docker/Dockerfile 10
// src/main.c 10
// ```
//
// ```dockerignore
// .git
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY src /x
// ```
#include "rules/parts/ignore_report.h"

static void check_file(Check *c)
{
    const FlContext *context = model_context(c->model);
    if (!context_is_known(context) || !context->told.is_misplaced) return;
    uint32_t step = context->told.has_ignore ? NO_STEP : first_copy_of_context(c->model);
    if (step == NO_STEP) return;
    report_at(c, step, keyword_span(c->model, step),
              "`%.*s` is not read; move it to the root of the build context",
              STR_ARG(context->told.other_ignore_path));
}

RULE(dockerignore_misplaced) = {
    .severity = FL_INFO,
    .since = "0.2",
    .check_file = check_file,
};
