// Use `RUN --device` with a labs frontend.
//
// Devices are experimental: only the labs versions of the Dockerfile frontend know the flag.
//
// ```dockerfile
// FROM alpine:3.20
// RUN --device=vendor.com/gpu=all true
//       ^^^^^^ `--device` needs a labs frontend
// ```
//
// ```fixed
// # syntax=docker/dockerfile:1-labs
// FROM alpine:3.20
// RUN --device=vendor.com/gpu=all true
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1-labs
// FROM alpine:3.20
// RUN --device=vendor.com/gpu=all true
// ```
#include "lint/rule.h"
#include "model/syntax_image.h"

static void check(Check *c, const Instr *in)
{
    const Node *flag = instr_flag(in, STR("device"));
    if (!flag || model_syntax(c->model) != SYNTAX_STABLE) return;
    report(c, node_span(node_child(flag, N_FLAG_NAME)), "`--device` needs a labs frontend");
}

static void fix(Fix *f, const Finding *found)
{
    Str value = syntax_value(model_items(f->model));
    if (value.len) return;
    fix_offer(f, found, FIX_ASK, "Use the labs frontend");
    fix_line_at_top(f, STR("# syntax=docker/dockerfile:1-labs"));
}

RULE(device_outside_labs) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_CONVERT,
    .check = check,
    .fix = fix,
};
