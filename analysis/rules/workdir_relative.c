// Start with an absolute working directory.
//
// A relative WORKDIR continues the one before it. The first one continues whatever the base image has set, which can
// change with its next release.
//
// ```dockerfile
// FROM alpine:3.20
// WORKDIR app
//         ^^^ `app` is relative to the working directory of the base image
// ```
//
// ```fixed
// FROM alpine:3.20
// WORKDIR /app
// ```
//
// After an absolute one, in a base stage too, a relative one is clear:
//
// ```dockerfile
// FROM alpine:3.20 AS base
// WORKDIR /srv
// FROM base
// WORKDIR app
// FROM alpine:3.20
// ARG FOLDER
// WORKDIR $FOLDER
// ```
//
// ```dockerfile
// # escape=`
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// WORKDIR C:\app
// ```
#include "lint/rule.h"

// What Windows takes as absolute. A drive elsewhere is a slip that this rule does not explain.
static bool has_drive(Str path)
{
    return char_is_alpha(str_at(path, 0)) && str_at(path, 1) == ':';
}

static bool is_absolute(const Model *m, Str path)
{
    char first = str_at(path, 0);
    return first == '/' || (first == '\\' && model_escape(m) == '`') || has_drive(path);
}

static void check(Check *c, const Instr *in)
{
    const Node *arg = instr_arg(in, 0);
    if (!arg || stage_index(c->model, c->step) == NO_STAGE) return;
    if (last_before(c->model, c->step, K_WORKDIR) != NO_STEP) return;
    Expansion path = expand_at(c->model, c->step, node_str(in, arg), expand_mode(c->model));
    if (!path.is_ok || !path.is_known || is_absolute(c->model, path.result)) return;

    if (path.result.len)
        report(c, node_span(arg), "`%.*s` is relative to the working directory of the base image",
               STR_ARG(path.result));
    else
        report(c, node_span(arg), "`%.*s` is empty here, so the base image says where this is",
               STR_ARG(node_str(in, arg)));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Str text = instr_slice(in, found->span);
    if (str_at(text, 0) == '$') return;
    uint32_t dot = str_starts(text, STR("./")) ? 2 : 0;
    fix_offer(f, found, FIX_ASK, "Make it absolute: `/%.*s`", STR_ARG(str_skip(text, dot)));
    fix_replace(f, found, (Span){found->span.start, found->span.start + dot}, STR("/"));
}

RULE(workdir_relative) = {
    .codes = "hadolint:DL3000 buildkit:WorkdirRelativePath trivy:DS-0009 checkov:CKV_DOCKER_10 "
             "kics:workdir_not_absolute sonar:S7021",
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(WORKDIR),
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
