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
//
// Where the registry was asked (see image-not-found), the fix writes the digest that it names, behind the tag:
//
// ```images
// docker.io/library/alpine:3.20 there sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d
// ```
//
// ```dockerfile
// FROM --platform=$BUILDPLATFORM alpine:3.20 AS build
//                                ^^^^^^^^^^^ `alpine:3.20` can be another image tomorrow; add the digest, `@sha256:…`
// ```
//
// ```fixed
// FROM --platform=$BUILDPLATFORM alpine:3.20@sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d AS build
// ```
#include "lint/image_answers.h"

enum { SHOWN_LEN = 7 + 12 }; // of a digest in a title

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

// Only behind a name that is written there, not behind one that comes from an ARG.
static void fix(Fix *f, const Finding *found)
{
    Str written = instr_slice(finding_instr(f->model, found), found->span);
    ImageRef image = image_ref(written);
    const FlImageAnswer *answer = image.is_valid ? image_answer(&f->at, &image) : NULL;
    if (!answer || !answer->digest.len) return;
    fix_offer(f, found, FIX_ASK, "Add the digest that the registry names, %.*s…",
              STR_ARG(str_cut(answer->digest, 0, SHOWN_LEN)));
    fix_insert(f, found, found->span.end, str_fmt(f->arena, "@%.*s", STR_ARG(answer->digest)));
}

RULE(image_digest_missing) = {
    .codes = WORDS("sonar:S7023"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
