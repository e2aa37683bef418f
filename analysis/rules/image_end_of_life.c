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
// There is no fix for databases: a newer release does not start with the data of the old one.
//
// ```dockerfile
// FROM postgres:12-alpine
//      ^^^^^^^^^^^^^^^^^^ `postgres:12-alpine` gets no security fixes any more (as of January 2026); use 17
// ```
//
// Nor is there where other instructions speak of the release:
//
// ```dockerfile
// FROM python:3.8.10
//      ^^^^^^^^^^^^^ `python:3.8.10` gets no security fixes any more (as of January 2026); use 3.13
// COPY lib /usr/local/lib/python3.8/site-packages/
// ```
//
// ```dockerfile
// FROM arm64v8/debian:buster
//      ^^^^^^^^^^^^^^^^^^^^^ `arm64v8/debian:buster` gets no security fixes any more (as of January 2026); use 12
// RUN echo deb http://archive.debian.org/debian buster-backports main > /etc/apt/sources.list
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
#include "lint/run_facts.h"
#include "model/notes.h"
#include "rules/parts/ended_image.h"

// Many stages of a file may be based on the same image.
static const Ended *ended_at(const Model *m, const Stage *stage)
{
    const Ended *noted = stage ? base_note(m, stage, BASE_NOTE_ENDED) : NULL;
    if (noted || !stage) return noted;
    Ended ended;
    if (!image_ended(stage_image(m, stage), stage_base(m, stage), &ended))
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
        if (use_is_image(use) && use->is_literal && image_ended(&image, use->text, &ended))
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

enum { LOOKS_MAX = 300 }; // instructions

// Whether another instruction speaks of the release too, as `/usr/lib/python3.9` does: a number alone says too little.
static bool is_named_elsewhere(const Model *m, Str part)
{
    uint32_t dot = str_find_char(part, '.'), next = STR_NONE;
    if (dot == STR_NONE && char_is_digit(str_at(part, 0))) return false;
    if (dot != STR_NONE) next = str_find_char(str_skip(part, dot + 1), '.');
    if (next != STR_NONE) part.len = dot + 1 + next;
    for (uint32_t step = 0; step < LOOKS_MAX && step_exists(m, step); step++) {
        const Instr *in = instr_at(m, step);
        if (in->kind != K_FROM && text_holds(in->joined, part)) return true;
    }
    return false;
}

static void fix(Fix *f, const Finding *found)
{
    const Stage *stage = stage_of(f->model, found->step);
    const Instr *in = finding_instr(f->model, found);
    const Ended *ended = in->kind == K_FROM ? ended_at(f->model, stage) : NULL;
    if (!ended || !ended->part.len || ended->kind == OF_ALL) return;
    const ImageRef *image = stage_image(f->model, stage);
    if (ended->kind == OF_SUITE && !image_is_made_anew(image)) return;
    // What they have stored is in the form of their release, and has to be brought over first.
    if (str_is_one_of(image_official(image), STR("mongo mysql postgres"))) return;
    uint32_t at = ended_place(image->tag, ended);
    if (at == STR_NONE || !str_ends(instr_slice(in, found->span), image->tag)) return;
    if (is_named_elsewhere(f->model, ended->part)) return;
    fix_offer(f, found, FIX_ASK, "Use %.*s", STR_ARG(ended->next));
    uint32_t start = found->span.end - image->tag.len + at;
    fix_replace(f, found, (Span){start, start + ended->part.len}, ended->next);
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
