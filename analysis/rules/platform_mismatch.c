// Ask for a platform that the image is made for.
//
// With a `--platform` that the image is not offered for, the build stops, or it goes on with programs of another
// processor that cannot be started. Which platforms there are only the registry knows, so this rule speaks where that may be
// asked: see image-not-found.
//
// ```images
// docker.io/library/alpine:3.20 there linux/amd64 linux/arm/v6 linux/arm64
// docker.io/example/tool:1 there linux/amd64
// ```
//
// ```dockerfile
// FROM --platform=linux/riscv64 alpine:3.20 AS riscv64
//                 ^^^^^^^^^^^^^ `alpine:3.20` is not made for linux/riscv64, only for linux/amd64, linux/arm/v6, linux/arm64; choose one of these, or another image
// FROM --platform=linux/arm64 example/tool:1 AS arm64
//                 ^^^^^^^^^^^ `example/tool:1` is not made for linux/arm64, only for linux/amd64; choose that one, or another image
// ```
//
// ```dockerfile
// ARG TARGETARCH
// FROM --platform=linux/arm/v7 alpine:3.20 AS arm
// FROM --platform=linux/$TARGETARCH example/tool:1
// ```
#include "lint/image_answers.h"
#include "values/values.h"

// By the system and the processor: of the variants of a processor a lower one runs too.
static bool is_offered(Arena *a, const FlImageAnswer *answer, Platform wanted)
{
    for (uint32_t i = 0; i < answer->platform_count; i++) {
        Platform p = platform_parse(a, answer->platform[i]);
        if (!p.is_valid) return true; // a spelling of its own
        if (str_eq(p.os, wanted.os) && str_eq(p.arch, wanted.arch)) return true;
    }
    return answer->platform_count == 0;
}

enum { LISTED_MAX = 8 };

static Str listed(Arena *a, const FlImageAnswer *answer)
{
    Out o = out_on(a);
    for (uint32_t i = 0; i < answer->platform_count && i < LISTED_MAX; i++)
        out_fmt(&o, "%s%.*s", i ? ", " : "", STR_ARG(answer->platform[i]));
    if (LISTED_MAX < answer->platform_count) out_str(&o, STR(" and others"));
    return out_done(&o);
}

static void check(Check *c, const Instr *in)
{
    const Node *flag = instr_flag(in, STR("platform"));
    if (!flag || !flag_has_value(flag) || !model_image_answers(c->model)) return;
    const Stage *stage = stage_of(c->model, c->step);
    const ImageRef *image = stage ? stage_image(c->model, stage) : NULL;
    if (!image || !image->is_valid) return;
    Str text = flag_value(c->arena, in, flag);
    Platform wanted = platform_parse(c->arena, text);
    const FlImageAnswer *answer = image_answer(&c->at, image);
    if (!answer || str_has_char(text, '$') || !wanted.is_valid || !wanted.arch.len) return;
    if (answer->state != FL_IMAGE_THERE || is_offered(c->arena, answer, wanted)) return;
    report(c, flag_value_span(flag),
           "`%.*s` is not made for %.*s, only for %.*s; choose %s, or another image",
           STR_ARG(stage_base(c->model, stage)), STR_ARG(text), STR_ARG(listed(c->arena, answer)),
           answer->platform_count == 1 ? "that one" : "one of these");
}

RULE(platform_mismatch) = {
    .codes = WORDS("buildkit:InvalidBaseImagePlatform tally:platform-mismatch"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(FROM),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .check = check,
};
