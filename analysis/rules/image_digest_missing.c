// Pin the base image by its digest.
//
// A tag can be moved to another image at any time; a digest names one image for ever. This rule is off by default, because a
// digest that no tool renews keeps old security holes; `strict` switches it on.
//
// ```dockerfile
// FROM debian:12
//      ^^^^^^^^^ `debian:12` can be another image tomorrow; add the digest, `@sha256:…`
// ```
//
// ```dockerfile
// ARG BASE
// FROM debian:12@sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d AS base
// FROM base
// FROM scratch
// FROM $BASE
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Stage *stage = stage_of(c->model, c->step);
    const ImageRef *image = stage ? stage_image(c->model, stage) : NULL;
    if (!image || !image->is_valid || image->digest.len) return;
    report(c, node_span(stage->base_node),
           "`%.*s` can be another image tomorrow; add the digest, `@sha256:…`",
           STR_ARG(stage_base(c->model, stage)));
}

RULE(image_digest_missing) = {
    .codes = WORDS("sonar:S7023"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .check = check,
};
