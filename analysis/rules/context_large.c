// Copy what the image needs, not everything in the build context.
//
// What a COPY copies from the build context is sent to the builder and ends up in the image. More than 100 MB is mostly
// data, results of builds or downloads that somebody forgot; list them in `.dockerignore`. This rule is off by default;
// `strict` switches it on.
//
// ```context
// src/main.c 1200
// data/train.bin 340000000
// ```
//
// ```dockerfile
// FROM debian:12
// COPY src /srv/src
// COPY . /srv/app
//      ^ this brings 340 MB from the build context; list in `.dockerignore` what the image does not need
// ```
//
// ```dockerignore
// data
// ```
//
// ```dockerfile
// FROM debian:12
// COPY . /srv/app
// ```
#include "lint/context_sources.h"
#include "lint/option.h"

RULE_OPTION(context_large) = {"size", "100 MB", "what a COPY or ADD may bring", true};

static void check(Check *c, const Instr *in)
{
    const FlContext *context = model_context(c->model);
    if (!context || !context_is_known(context)) return;
    ContextSources s = context_sources_of(&c->at, in);
    for (uint32_t i = 0; i < s.count; i++) {
        if (!s.item[i].is_known) continue;
        Selected selected = context_select(c->arena, context, s.item[i].path, s.how);
        if (selected.bytes <= rule_option(&c->at)) continue;
        Str size = context_size(c->arena, selected.bytes);
        report(c, s.item[i].span,
               "this brings %.*s from the build context; list in `.dockerignore` what the image "
               "does not need",
               STR_ARG(size));
    }
}

RULE(context_large) = {
    .severity = FL_OFF,
    .severity_on = FL_INFO,
    .since = "0.2",
    .on = ON(COPY) | ON(ADD),
    .check = check,
};
