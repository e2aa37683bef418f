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

// A free name made of the old one and a number.
static Str free_name(Fix *f, Str name)
{
    for (uint32_t n = 2; n < 100; n++) {
        Str other = str_fmt(f->arena, "%.*s-%u", STR_ARG(name), n);
        if (!stage_named(f->model, other, NULL)) return other;
    }
    return STR("");
}

static void fix(Fix *f, const Finding *found)
{
    Str name = free_name(f, instr_slice(finding_instr(f->model, found), found->span));
    if (!name.len) return;
    fix_offer(f, found, FIX_ASK, "Rename to `%.*s`", STR_ARG(name));
    fix_replace(f, found, found->span, name);
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
