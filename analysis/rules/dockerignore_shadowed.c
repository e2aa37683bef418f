// Repeat the patterns of `.dockerignore` in the ignore file of a Dockerfile.
//
// `NAME.dockerignore` beside the Dockerfile `NAME` is read instead of the `.dockerignore` of the context, not together with
// it.
//
// ```context
// src/main.c 10
// ```
//
// ```dockerignore web.Dockerfile.dockerignore
// docs
// ```
//
// ```dockerignore other .dockerignore
// .git
// docs
// .env
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /x
// ^^^^ `web.Dockerfile.dockerignore` replaces `.dockerignore`, so `.git` and 1 more of its patterns have no effect here
// ```
//
// ```dockerignore web.Dockerfile.dockerignore
// .git
// .env
// docs
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /x
// ```
#include "rules/parts/ignore_report.h"

static bool holds(const IgnoreFile *file, const IgnorePattern *wanted)
{
    for (uint32_t i = 0; i < file->count; i++)
        if (str_eq(file->item[i].text, wanted->text) &&
            file->item[i].is_exception == wanted->is_exception)
            return true;
    return false;
}

static void check_file(Check *c)
{
    const FlContext *context = model_context(c->model);
    bool is_there = context && context->told.other_ignore_path.len && !context->told.is_misplaced;
    uint32_t step = is_there ? first_copy_of_context(c->model) : NO_STEP, lost = 0;
    if (step == NO_STEP || !context->told.has_ignore) return;
    IgnoreFile other = ignore_read(c->arena, context->told.other_ignore);
    const IgnorePattern *first = NULL;
    for (uint32_t i = 0; i < other.count; i++) {
        if (holds(&context->ignore, &other.item[i])) continue;
        if (!lost++) first = &other.item[i];
    }
    if (!first) return;
    Str more =
        lost == 1 ? STR(" has") : str_fmt(c->arena, " and %u more of its patterns have", lost - 1);
    report_at(c, step, keyword_span(c->model, step),
              "`%.*s` replaces `%.*s`, so `%.*s`%.*s no effect here",
              STR_ARG(context->told.ignore_path), STR_ARG(context->told.other_ignore_path),
              STR_ARG(first->text), STR_ARG(more));
}

RULE(dockerignore_shadowed) = {
    .severity = FL_INFO,
    .since = "0.2",
    .check_file = check_file,
};
