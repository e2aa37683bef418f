// Name a version instead of `latest`.
//
// `latest` is whatever was pushed last: the same Dockerfile uses another image next month.
//
// ```dockerfile
// FROM debian:latest
//      ^^^^^^^^^^^^^ `debian:latest` points to a new image after every release; name a version
// COPY --from=busybox:latest /bin/busybox /bin/
//             ^^^^^^^^^^^^^^ `busybox:latest` points to a new image after every release; name a version
// RUN --mount=from=alpine:latest,target=/a ls /a
//                  ^^^^^^^^^^^^^ `alpine:latest` points to a new image after every release; name a version
// ```
//
// Where the registry was asked (see image-not-found), a fix names the version that the tag stands for:
//
// ```images
// docker.io/library/caddy:latest there =2.8.4 sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d
// ```
//
// ```dockerfile
// FROM caddy:latest
//      ^^^^^^^^^^^^ `caddy:latest` points to a new image after every release; name a version
// ```
//
// ```fixed
// FROM caddy:2.8.4
// ```
//
// With a digest the tag does not matter, and some registries publish no other tag:
//
// ```dockerfile
// FROM debian:12 AS build
// COPY --from=busybox:latest@sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d / /
// FROM cgr.dev/chainguard/static:latest
// COPY --from=build /app /app
// ```
#include "rules/parts/exact_tag.h"
#include "rules/parts/hadolint_from.h"

static bool is_latest_for_hadolint(const Model *m, const Stage *stage)
{
    SeenImage image = seen_image(seen_base(m, stage));
    return str_is_z(image.tag, "latest") && !image.has_digest;
}

static bool is_latest(const ImageRef *image)
{
    return image->is_valid && !image->digest.len && str_is_z(image->tag, "latest") &&
           !image_is_rolling(image);
}

// `is_seen`: hadolint sees it too.
static void report_image(Check *c, uint32_t step, Span span, ImageRef image, bool is_seen)
{
    Finding *f = report_at(
        c, step, span, "`%.*s:latest` points to a new image after every release; name a version",
        STR_ARG(image.name));
    if (!is_seen) f->codes = codes_without_hadolint(c->arena, f->codes);
}

static void check_stage(Check *c, const Stage *s)
{
    ImageRef image = *stage_image(c->model, s);
    bool is_usual = s->base_kind == BASE_IMAGE && is_latest(&image);
    if (!is_usual && !fires_broadly(&c->at)) return;
    bool is_seen = is_latest_for_hadolint(c->model, s);
    if (is_usual || is_seen) report_image(c, s->from, node_span(s->base_node), image, is_seen);
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    for (uint32_t i = 0; i < stage_count(m); i++) check_stage(c, stage_at(m, i));
    for (uint32_t i = 0; i < use_count(m); i++) {
        const StageUse *u = use_at(m, i);
        ImageRef image = use_is_image(u) ? image_ref(u->text) : (ImageRef){0};
        if (is_latest(&image)) report_image(c, u->step, u->value, image, false);
    }
}

RULE(image_tag_latest) = {
    .codes = WORDS("hadolint:DL3007 trivy:DS-0001 kics:image_version_using_latest sonar:S6596"),
    .severity = FL_WARNING,
    .since = "0.1",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix_exact_tag,
};
