// Do not call a stage `scratch` or `context`.
//
// Both have a meaning of their own, the empty image and the build context, so readers and tools misunderstand such a stage.
//
// ```dockerfile
// FROM alpine:3.20 AS scratch
//                     ^^^^^^^ stage name `scratch` is reserved, as it has a meaning of its own; choose another
// ```
//
// ```fixed
// FROM alpine:3.20 AS scratch-stage
// ```
//
// ```dockerfile
// FROM scratch AS empty
// ```
#include "rules/parts/hadolint_from.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Stage *s = stage_of(c->model, c->step);
    if (!s || !(str_is_z(s->name, "scratch") || str_is_z(s->name, "context"))) return;
    Finding *f =
        report(c, node_span(s->name_node),
               "stage name `%.*s` is reserved, as it has a meaning of its own; choose another",
               STR_ARG(s->name));
    if (!seen_as_alias(c->model, s, s->name)) f->codes = codes_without_hadolint(c->arena, f->codes);
}

static void fix(Fix *f, const Finding *found)
{
    const Stage *s = stage_of(f->model, found->step);
    Str name = str_fmt(f->arena, "%.*s-stage", STR_ARG(s->name));
    if (stage_named(f->model, name, NULL)) return;
    fix_offer(f, found, FIX_ASK, "Rename to `%.*s`", STR_ARG(name));
    fix_replace(f, found, found->span, name);
    uint32_t number = stage_number(f->model, s);
    for (uint32_t i = 0; i < use_count(f->model); i++) {
        const StageUse *u = use_at(f->model, i);
        if (u->stage == number && !u->is_index) fix_replace_at(f, u->step, u->value, name);
    }
    for (uint32_t i = number + 1; i < stage_count(f->model); i++) {
        const Stage *other = stage_at(f->model, i);
        if (stage_below(f->model, other) == s)
            fix_replace_at(f, other->from, node_span(other->base_node), name);
    }
}

RULE(stage_name_reserved) = {
    .codes = WORDS("hadolint:DL3063 buildkit:ReservedStageName"),
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_NAMES,
    .check = check,
    .fix = fix,
};
