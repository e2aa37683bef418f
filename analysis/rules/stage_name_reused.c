// Give every stage a name of its own.
//
// Of two stages with one name, FROM uses the nearest above, and `COPY --from` the last in the file: readers and builder
// easily mean different ones.
//
// ```dockerfile
// FROM alpine:3.20 AS build
// FROM alpine:3.20 AS build
//                     ^^^^^ stage name `build` is already taken, so readers and `--from` may mean another stage; choose another
// ```
//
// ```fixed
// FROM alpine:3.20 AS build
// FROM alpine:3.20 AS build-2
// ```
//
// What means a stage keeps to it:
//
// ```dockerfile
// FROM alpine:3.20 AS build
// FROM build AS build
//               ^^^^^ stage name `build` is already taken, so readers and `--from` may mean another stage; choose another
// FROM build
// COPY --from=build /a /a
// COPY --from=0 /b /b
// ```
//
// ```fixed
// FROM alpine:3.20 AS build
// FROM build AS build-2
// FROM build-2
// COPY --from=build-2 /a /a
// COPY --from=0 /b /b
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS build
// FROM alpine:3.20 AS test
// ```
#include "rules/parts/hadolint_from.h"

static void check_stage(Check *c, const Stage *s)
{
    const Model *m = c->model;
    const Stage *first = s->name.len ? stage_named(m, s->name, s) : NULL;
    if (!first) return;
    Finding *f = report_at(c, s->from, node_span(s->name_node),
                           "stage name `%.*s` is already taken, so readers and `--from` may mean "
                           "another stage; choose another",
                           STR_ARG(s->name));
    relate(c, f, first->from, node_span(first->name_node), "first used here");
    Str written = node_str(instr_at(m, s->from), s->name_node);
    if (!seen_alias(m, s, written)) f->codes = codes_without_hadolint(c->arena, f->codes);
}

static void check_file(Check *c)
{
    for (uint32_t i = 1; i < stage_count(c->model); i++) check_stage(c, stage_at(c->model, i));
}

// Whether the name stands for anything yet, be it an image.
static bool is_taken(const Model *m, Str name)
{
    for (uint32_t i = 0; i < stage_count(m); i++) {
        const Stage *s = stage_at(m, i);
        if (str_ieq(s->name, name) || str_ieq(stage_base(m, s), name)) return true;
    }
    for (uint32_t i = 0; i < use_count(m); i++)
        if (str_ieq(use_at(m, i)->text, name)) return true;
    return false;
}

// A free name made of the old one and a number.
static Str free_name(Fix *f, Str name)
{
    for (uint32_t n = 2; n < 100; n++) {
        Str other = str_fmt(f->arena, "%.*s-%u", STR_ARG(name), n);
        if (!is_taken(f->model, other)) return other;
    }
    return STR("");
}

// Whether all that is based on the stage names it without a variable, and no flag of what is deferred may name it.
static bool is_named_plainly(const Model *m, const Stage *stage)
{
    for (uint32_t i = 0; i < kind_count(m, K_ONBUILD); i++) {
        const Instr *trigger = instr_at(m, kind_step(m, K_ONBUILD, i))->trigger;
        if (trigger && trigger->flag_count) return false;
    }
    for (uint32_t i = 0; i < stage_count(m); i++) {
        const Stage *s = stage_at(m, i);
        bool is_plain = stage_below(m, s) != stage ||
                        str_ieq(node_str(instr_at(m, s->from), s->base_node), stage->name);
        if (!is_plain) return false;
    }
    return true;
}

// What means the stage means it by its new name.
static void rename_uses(Fix *f, const Stage *stage, Str name)
{
    const Model *m = f->model;
    for (uint32_t i = 0; i < stage_count(m); i++) {
        const Stage *s = stage_at(m, i);
        if (stage_below(m, s) == stage) fix_replace_at(f, s->from, node_span(s->base_node), name);
    }
    for (uint32_t i = 0; i < use_count(m); i++) {
        const StageUse *u = use_at(m, i);
        bool is_name = u->is_literal && !u->is_index && u->stage == stage_number(m, stage);
        if (is_name) fix_replace_at(f, u->step, u->value, name);
    }
}

static void fix(Fix *f, const Finding *found)
{
    Str name = free_name(f, instr_slice(finding_instr(f->model, found), found->span));
    const Stage *stage = stage_of(f->model, found->step);
    if (!name.len || !is_named_plainly(f->model, stage)) return;
    fix_offer(f, found, FIX_ASK, "Rename to `%.*s`", STR_ARG(name));
    fix_replace(f, found, found->span, name);
    rename_uses(f, stage, name);
}

RULE(stage_name_reused) = {
    .codes = WORDS(
        "hadolint:DL3024 buildkit:DuplicateStageName trivy:DS-0012 checkov:CKV_DOCKER_11 "
        "kics:same_alias_in_different_froms"),
    .severity = FL_WARNING,
    .since = "0.1",
    .fixes = FIX_ASK,
    .phase = PHASE_NAMES,
    .check_file = check_file,
    .fix = fix,
};
