// Name the version of the base image.
//
// Without a tag the builder uses `latest`. The same Dockerfile then uses another image next month, and nobody can tell from
// it which one.
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
// A stage that is misspelt is an image, too:
//
// ```dockerfile
// FROM debian:12 AS builder
// RUN make
// FROM buidler
//      ^^^^^^^ no stage is called `buidler`, so an image is downloaded; did you mean `builder`?
// ```
//
// ```fixed
// FROM debian:12 AS builder
// RUN make
// FROM builder
// ```
//
// Where the registry was asked (see image-not-found), a fix writes the newest version that it offers:
//
// ```images
// docker.io/library/alpine:latest there 3.9 3.20.1 3.20 edge latest 20240807
// ```
//
// ```dockerfile
// FROM alpine AS tools
//      ^^^^^^ `alpine` has no tag, so `latest` is used; name a version
// ```
//
// ```fixed
// FROM alpine:3.20.1 AS tools
// ```
//
// A digest, `scratch`, an earlier stage and an unknown value are fine, and so are images of which no tag names a version:
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
#include "instructions/images.h"
#include "lint/near_names.h"
#include "rules/parts/exact_tag.h"
#include "rules/parts/hadolint_from.h"

static const char *const format = "`%.*s` has no tag, so `latest` is used; name a version";

// A base that is an image, as it is written, is no stage. Only of others the names of all stages are asked for.
static bool is_alias(const Model *m, const Stage *stage, Str written)
{
    bool is_image = stage->base_kind == BASE_IMAGE && str_eq(stage_base(m, stage), written) &&
                    str_eq(str_lower(model_scratch(m), written), written);
    return !is_image && seen_alias(m, stage, written);
}

// By what is written: neither tag nor digest, and no variable for the name.
static bool is_untagged_for_hadolint(const Model *m, const Stage *stage)
{
    Str written = seen_base(m, stage);
    SeenImage image = seen_image(written);
    if (image.tag.len || image.has_digest || str_at(image.name, 0) == '$') return false;
    return written.len && !str_is_z(written, "scratch") && !is_alias(m, stage, written);
}

static bool is_untagged(const ImageRef *image)
{
    return image->is_valid && !image->tag.len && !image->digest.len && !image_is_rolling(image);
}

// The earlier stage that was meant, misspelt; not where there is such an image.
static Str stage_meant(const Model *m, const Stage *stage)
{
    const ImageRef *image = stage_image(m, stage);
    bool is_image = image_facts(image_official(image)) || str_has_char(image->name, '/');
    return !is_untagged(image) || is_image ? STR("") : stage_name_near(m, stage, image->name);
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Stage *stage = stage_of(c->model, c->step);
    if (!stage) return;
    const ImageRef *image = stage_image(c->model, stage);
    bool is_plain = is_untagged(image);
    if (!is_plain && !fires_broadly(&c->at)) return;
    bool is_seen = is_untagged_for_hadolint(c->model, stage);
    if (!is_plain && !is_seen) return;
    Str name = is_plain ? image->name : seen_base(c->model, stage);
    Str near = stage_meant(c->model, stage);
    Finding *f =
        near.len
            ? report(c, node_span(stage->base_node),
                     "no stage is called `%.*s`, so an image is downloaded; did you mean `%.*s`?",
                     STR_ARG(name), STR_ARG(near))
            : report(c, node_span(stage->base_node), format, STR_ARG(name));
    if (!is_plain) f->codes = codes_of_hadolint(c->arena, f->codes);
    if (!is_seen) f->codes = codes_without_hadolint(c->arena, f->codes);
}

static void fix(Fix *f, const Finding *found)
{
    const Stage *stage = stage_of(f->model, found->step);
    Str near = stage_meant(f->model, stage);
    if (!near.len) {
        fix_exact_tag(f, found);
        return;
    }
    fix_offer(f, found, FIX_ASK, "Start from `%.*s`", STR_ARG(near));
    fix_replace(f, found, found->span, near);
}

RULE(image_untagged) = {
    .codes = WORDS(
        "hadolint:DL3006 trivy:DS-0001 checkov:CKV_DOCKER_7 kics:image_version_not_explicit "
        "sonar:S6596"),
    .severity = FL_WARNING,
    .since = "0.1",
    .misses = ON(FROM),
    .on = ON(FROM),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
