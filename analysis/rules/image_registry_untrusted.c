// Use images only from registries that you trust.
//
// Programs of the image run in your build, and in all containers of your image. This rule reports only where trusted
// registries are named, in the setting `registries` or with `--trusted-registry`.
//
// ```config
// registries: [ghcr.io, "*.example.com"]
// ```
//
// ```dockerfile
// FROM quay.io/app/base:1 AS build
//      ^^^^^^^^^^^^^^^^^^ `quay.io` is not one of the trusted registries (setting `registries`)
// FROM debian:12
//      ^^^^^^^^^ `docker.io` is not one of the trusted registries (setting `registries`)
// COPY --from=nginx:1.27 /a /b
//             ^^^^^^^^^^ `docker.io` is not one of the trusted registries (setting `registries`)
// RUN --mount=type=cache,target=/c,from=gcr.io/x:1 make
//                                       ^^^^^^^^^^ `gcr.io` is not one of the trusted registries (setting `registries`)
// ```
//
// Trusted registries, stages, `scratch` and values that are not known are fine:
//
// ```dockerfile
// ARG BASE
// FROM ghcr.io/app/base:1 AS build
// FROM build
// FROM registry.example.com/a:1
// FROM $BASE
// FROM scratch
// COPY --from=build /a /b
// COPY --from=0 /a /b
// ```
#include "lint/rule.h"

static bool matches(Str pattern, Str registry)
{
    if (str_is_z(pattern, "*")) return true;
    if (str_at(pattern, 0) == '*') return str_ends(registry, str_skip(pattern, 1));
    bool is_head = str_ends_z(pattern, "*");
    return is_head ? str_starts(registry, str_cut(pattern, 0, pattern.len - 1))
                   : str_eq(pattern, registry);
}

static bool is_trusted(const Model *m, Str registry)
{
    const Facts *facts = model_facts(m);
    for (uint32_t i = 0; i < facts->registry_count; i++) {
        if (matches(facts->registry[i], registry)) return true;
        bool is_hub = str_is_z(registry, "docker.io");
        if (is_hub && matches(facts->registry[i], STR("hub.docker.com"))) return true;
    }
    return false;
}

static void check_image(Check *c, Str image, Span span)
{
    Str registry = image_ref(image).domain;
    // A variable is an image of Docker Hub to hadolint; else its value is known here.
    if (!registry.len || str_has_char(registry, '$')) registry = STR("docker.io");
    if (is_trusted(c->model, registry)) return;
    report(c, span, "`%.*s` is not one of the trusted registries (setting `registries`)",
           STR_ARG(registry));
}

static void check_uses(Check *c)
{
    for (uint32_t i = use_first(c->model, c->step); i < use_end(c->model, c->step); i++) {
        const StageUse *use = use_at(c->model, i);
        // By name only: hadolint takes a number for an image, too.
        bool is_image = use_is_image(use) || (use->is_literal && use->is_index &&
                                              !use->is_bad_index && use->stage == NO_STAGE);
        bool is_taken_for_one = fires_broadly(&c->at) && (use->is_index || !use->is_literal);
        if ((!is_image && !is_taken_for_one) || str_is_z(use->text, "scratch")) continue;
        check_image(c, use->text, use->value);
    }
}

static void check(Check *c, const Instr *in)
{
    if (!model_facts(c->model)->registry_count) return;
    if (in->kind != K_FROM) {
        check_uses(c);
        return;
    }
    const Stage *stage = stage_of(c->model, c->step);
    if (!stage || !stage->base_node) return;
    Str written = node_str(in, stage->base_node);
    bool is_variable = fires_broadly(&c->at) && str_has_char(written, '$');
    if (is_variable || stage->base_kind == BASE_IMAGE)
        check_image(c, is_variable ? written : stage_base(c->model, stage),
                    node_span(stage->base_node));
}

RULE(image_registry_untrusted) = {
    .codes = WORDS("hadolint:DL3026"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(FROM) | ON(COPY) | ON(RUN),
    .not_in_onbuild = true,
    .check = check,
};
