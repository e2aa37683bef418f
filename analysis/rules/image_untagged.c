// Name the version of the base image.
//
// Without a tag the builder takes `latest`, so the same Dockerfile gives another image next month, and nobody can tell
// from it which one runs.
//
// ```dockerfile
// FROM debian
//      ^^^^^^ `debian` has no tag, so `latest` is used; name a version
// ```
//
// When the name comes from an ARG, its default counts:
//
// ```dockerfile
// ARG BASE=ghcr.io/example/base
// FROM ${BASE} AS build
//      ^^^^^^^ `ghcr.io/example/base` has no tag, so `latest` is used; name a version
// ```
//
// A digest, `scratch`, an earlier stage and a value that is not known here are fine, and so are images of which no tag
// names a version:
//
// ```dockerfile
// ARG BASE
// FROM debian:12 AS base
// FROM base
// FROM scratch
// FROM $BASE
// FROM gcr.io/distroless/static-debian12
// FROM alpine@sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Stage *stage = stage_of(c->model, c->step);
    if (!stage || stage->base_kind != BASE_IMAGE || !stage->image.is_valid) return;
    if (stage->image.tag.len || stage->image.digest.len) return;
    if (image_is_rolling(&stage->image)) return;

    report(c, node_span(stage->base_node), "`%.*s` has no tag, so `latest` is used; name a version",
           STR_ARG(stage->image.name));
}

RULE(image_untagged) = {
    .codes = "hadolint:DL3006 trivy:DS-0001 checkov:CKV_DOCKER_7 kics:image_version_not_explicit "
             "sonar:S6596",
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .check = check,
};
