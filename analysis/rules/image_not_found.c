// Name an image that exists.
//
// A tag with a slip in it, or one that was deleted, stops the build at its first step. Whether an image exists only its registry
// knows, so this rule speaks where that may be asked: by `fairlead check --online`, by `lookup: on` in the settings of an
// editor, and when you choose to ask about an image there. Where the registry refuses or does not answer, it is silent. An image
// that lies only on the machine that builds is not found, either.
//
// ```images
// docker.io/library/node:20-alpin no-tag 18-alpine 20-alpine 20-slim
// docker.io/library/buisybox:1.36 no-repository
// docker.io/library/debian:12 there
// ```
//
// ```dockerfile
// FROM node:20-alpin
//      ^^^^^^^^^^^^^ docker.io has no tag `20-alpin` of `library/node`, so it cannot be pulled; did you mean `20-alpine`?
// ```
//
// ```fixed
// FROM node:20-alpine
// ```
//
// ```dockerfile
// FROM debian:12
// COPY --from=buisybox:1.36 /bin/busybox /bin/
//             ^^^^^^^^^^^^^ docker.io has no image `library/buisybox`, so it cannot be pulled
// ```
//
// ```dockerfile
// FROM debian:12 AS build
// FROM example.com/unknown:1
// COPY --from=build /app /app
// ```
#include "lint/image_answers.h"
#include "lint/near_names.h"
#include "values/values.h"

// Another version is no slip: what is meant begins alike.
static Str tag_near(Arena *a, const FlImageAnswer *answer, const ImageRef *image)
{
    Str tag = image->tag;
    if (image->digest.len || tag.len < 2) return STR("");
    Str *alike = arena_new(a, Str, answer->tag_count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < answer->tag_count; i++)
        if (str_at(answer->tag[i], 0) == str_at(tag, 0)) alike[count++] = answer->tag[i];
    return suggest(tag, alike, count);
}

static Str message_about(Check *c, const ImageRef *image, const FlImageAnswer *answer)
{
    Arena *a = c->arena;
    ImageWhole whole = image_whole(a, image);
    if (answer->state == FL_IMAGE_NO_REPOSITORY)
        return str_fmt(a, "%.*s has no image `%.*s`, so it cannot be pulled", STR_ARG(whole.host),
                       STR_ARG(whole.repository));
    Str message = str_fmt(a, "%.*s has no %s `%.*s` of `%.*s`, so it cannot be pulled",
                          STR_ARG(whole.host), image->digest.len ? "digest" : "tag",
                          STR_ARG(whole.reference), STR_ARG(whole.repository));
    return did_you_mean(a, message, tag_near(a, answer, image));
}

static void check_image(Check *c, const ImageRef *image, uint32_t step, Span place)
{
    const FlImageAnswer *answer = image_answer(&c->at, image);
    if (!answer || answer->state == FL_IMAGE_THERE) return;
    report_at(c, step, place, "%.*s", STR_ARG(message_about(c, image, answer)));
}

static void check_file(Check *c)
{
    if (!model_image_answers(c->model)) return;
    for (uint32_t i = 0; i < use_count(c->model); i++) {
        const StageUse *u = use_at(c->model, i);
        ImageRef image;
        if (use_image(u, &image)) check_image(c, &image, u->step, u->value);
    }
}

static void check(Check *c, const Instr *in)
{
    if (!in) {
        check_file(c);
        return;
    }
    if (!model_image_answers(c->model)) return;
    const Stage *stage = stage_of(c->model, c->step);
    const ImageRef *image = stage ? stage_image(c->model, stage) : NULL;
    if (image && image->is_valid) check_image(c, image, c->step, node_span(stage->base_node));
}

// Only a tag that is written there can be replaced, not one that comes from an ARG.
static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    ImageRef image = image_ref(instr_slice(in, found->span));
    if (!image.is_valid || !image.tag.len) return;
    const FlImageAnswer *answer = image_answer(&f->at, &image);
    Str near = answer ? tag_near(f->arena, answer, &image) : STR("");
    if (!near.len) return;
    uint32_t start = (uint32_t)(image.tag.ptr - in->joined.ptr);
    fix_offer(f, found, FIX_ASK, "Replace the tag with `%.*s`", STR_ARG(near));
    fix_replace(f, found, (Span){start, start + image.tag.len}, near);
}

RULE(image_not_found) = {
    .severity = FL_ERROR,
    .since = "0.2",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .is_of_file_too = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
