// Do not use base images that get no security fixes any more.
//
// Security holes in such a release are never closed, and its package archives are switched off sooner or later, which breaks
// the build. The table that this rule uses has a date: releases that ended later are not in it.
//
// ```dockerfile
// FROM node:16-alpine AS build
//      ^^^^^^^^^^^^^^ `node:16-alpine` gets no security fixes any more (as of January 2026); use 22
// FROM python:3.8.10
//      ^^^^^^^^^^^^^ `python:3.8.10` gets no security fixes any more (as of January 2026); use 3.13
// FROM debian:buster-slim
//      ^^^^^^^^^^^^^^^^^^ `debian:buster-slim` gets no security fixes any more (as of January 2026); use 12
// ```
//
// ```fixed
// FROM node:22-alpine AS build
// FROM python:3.13
// FROM debian:12-slim
// ```
//
// ```dockerfile
// FROM python:3.12-buster
//      ^^^^^^^^^^^^^^^^^^ `buster` below `python:3.12-buster` gets no security fixes any more (as of January 2026); use bookworm
// FROM openjdk:17
//      ^^^^^^^^^^ `openjdk` gets no security fixes any more (as of January 2026); use eclipse-temurin
// ```
//
// ```fixed
// FROM python:3.12-bookworm
// FROM openjdk:17
// ```
//
// What lies below an image may be told by its tag, or by the name of one of the distroless project:
//
// ```dockerfile
// FROM nvidia/cuda:11.8.0-devel-ubuntu18.04
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `ubuntu18.04` below `nvidia/cuda:11.8.0-devel-ubuntu18.04` gets no security fixes any more (as of January 2026); use ubuntu24.04
// FROM gcr.io/distroless/static-debian11
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `debian11` below `gcr.io/distroless/static-debian11` gets no security fixes any more (as of January 2026); use debian12
// ```
//
// Supported releases, images that the table does not know, and digests without a tag are fine:
//
// ```dockerfile
// FROM node:22 AS build
// FROM debian:12
// FROM example.com/node:8
// FROM python@sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d
// FROM build
// ```
#include "instructions/image_tag.h"
#include "instructions/releases.h"
#include "lint/rule.h"
#include "model/notes.h"

// What is past its end, and what comes next; `part` is the place of it in the tag.
typedef struct Ended {
    Str what, next, part;
    enum { OF_TAG, OF_SUITE, OF_ALL, OF_BELOW, NOT_ENDED } kind; // all: the whole repository
} Ended;

// What lies below an image of whatever registry, told by a part of its name or tag.
static bool ended_below(const ImageRef *image, Ended *out)
{
    Str part, rest = image->tag;
    *out = (Ended){.kind = OF_BELOW, .next = STR("debian12")};
    if (image_is_distroless(image) && distroless_ended(image->name, &out->what)) return true;
    while (str_next_part(&rest, '-', &part)) {
        out->what = part;
        if (system_ended(part, &out->next)) return true;
    }
    return false;
}

// `named` is what the file calls it.
static bool ended_of(const ImageRef *image, Str named, Ended *out)
{
    if (!image || !image->is_valid) return false;
    Str tag = image->tag, official = image_official(image), rest = tag;
    bool is_digest = !tag.len && image->digest.len;
    Str repository = image_hub_path(image), version = STR(""), next;
    str_next_part(&rest, '-', &version);
    const EndedRelease *row = is_digest ? NULL : release_ended(repository, version);
    if (row) {
        bool is_whole = row->versions[0] == '*';
        *out = (Ended){is_whole ? repository : named, str_of_z(row->next), version,
                       is_whole ? OF_ALL : OF_TAG};
        return true;
    }
    ImageTag parts = image_tag(tag);
    if (!official.len || !parts.suite || !suite_ended(parts.suite->name, &next))
        return ended_below(image, out);
    *out = (Ended){parts.suite->name, next, parts.suite->name, OF_SUITE};
    return true;
}

// Many stages of a file may be based on the same image.
static const Ended *ended_at(const Model *m, const Stage *stage)
{
    const Ended *noted = stage ? base_note(m, stage, BASE_NOTE_ENDED) : NULL;
    if (noted || !stage) return noted;
    Ended ended;
    if (!ended_of(stage_image(m, stage), stage_base(m, stage), &ended))
        ended = (Ended){.kind = NOT_ENDED};
    return base_note_put(m, stage, BASE_NOTE_ENDED, &ended, sizeof ended);
}

static void report_ended(Check *c, Span span, const Ended *ended, Str named)
{
    Str what = str_fmt(c->arena, "`%.*s`", STR_ARG(ended->what));
    if (ended->kind == OF_SUITE || ended->kind == OF_BELOW)
        what = str_fmt(c->arena, "%.*s below `%.*s`", STR_ARG(what), STR_ARG(named));
    report(c, span, "%.*s gets no security fixes any more (as of %.*s); use %.*s", STR_ARG(what),
           STR_ARG(releases_date), STR_ARG(ended->next));
}

// The images that a COPY takes files from.
static void check_uses(Check *c)
{
    for (uint32_t i = use_first(c->model, c->step); i < use_end(c->model, c->step); i++) {
        const StageUse *use = use_at(c->model, i);
        ImageRef image = image_ref(use->text);
        Ended ended;
        if (use_is_image(use) && use->is_literal && ended_of(&image, use->text, &ended))
            report_ended(c, use->value, &ended, use->text);
    }
}

static void check(Check *c, const Instr *in)
{
    if (in->kind != K_FROM) {
        check_uses(c);
        return;
    }
    const Stage *stage = stage_of(c->model, c->step);
    const Ended *ended = ended_at(c->model, stage);
    if (ended && ended->kind != NOT_ENDED)
        report_ended(c, node_span(stage->base_node), ended, stage_base(c->model, stage));
}

// Whether the version is made for newer releases of its system too: it still gets fixes, and is not an old build of its own.
static bool is_made_anew(const ImageRef *image)
{
    bool is_build = str_count_char(image_tag(image->tag).version, '.') > 1;
    return releases_know(image_hub_path(image)) && !is_build;
}

// What stands behind the version has to be there in the next release too.
static bool is_lasting(Str rest)
{
    if (!rest.len || str_eq(rest, STR("-slim")) || str_eq(rest, STR("-alpine"))) return true;
    return str_is_one_of(rest, STR("-cli -fpm -apache -fpm-alpine -cli-alpine"));
}

static void fix(Fix *f, const Finding *found)
{
    const Stage *stage = stage_of(f->model, found->step);
    Str text = instr_slice(finding_instr(f->model, found), found->span);
    if (finding_instr(f->model, found)->kind != K_FROM) return;
    const Ended *ended = ended_at(f->model, stage);
    if (!ended || !ended->part.len || ended->kind == OF_ALL) return;
    const ImageRef *image = stage_image(f->model, stage);
    Str tag = image->tag, part = ended->part;
    bool is_suite = ended->kind == OF_SUITE;
    if (!str_ends(text, tag) || (is_suite && !is_made_anew(image))) return;
    uint32_t at = str_find_char(tag, part.ptr[0]);
    while (at < tag.len && !str_starts(str_skip(tag, at), part)) at++;
    Str behind = str_skip(tag, at + part.len);
    if (tag.len <= at || (!is_suite && !is_lasting(behind)) ||
        (is_suite && behind.len && !is_lasting(behind)))
        return;
    fix_offer(f, found, FIX_ASK, "Use %.*s", STR_ARG(ended->next));
    uint32_t start = found->span.end - tag.len + at;
    fix_replace(f, found, (Span){start, start + part.len}, ended->next);
}

RULE(image_end_of_life) = {
    .codes = WORDS("tally:ruby/eol-ruby-version"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(FROM) | ON(COPY),
    .not_in_onbuild = true,
    .beats = WORDS("image-tag-loose image-tag-latest image-untagged base-image-large"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
