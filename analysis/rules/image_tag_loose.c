// Name the version of an image precisely.
//
// `python:3` is a new minor version every autumn, and `node:lts` a new major version: the build changes although nobody has
// changed the Dockerfile. With the minor version in the tag, only fixes come in.
//
// ```dockerfile
// FROM python:3
//      ^^^^^^^^ `python:3` moves on to every later 3.x; name the minor version too
// FROM node:lts-slim
//      ^^^^^^^^^^^^^ `node:lts-slim` names no version, so it changes with every release; name one
// FROM alpine:3 AS tools
//      ^^^^^^^^ `alpine:3` moves on to every later 3.x; name the minor version too
// FROM debian:stable
//      ^^^^^^^^^^^^^ `debian:stable` names no version, so it changes with every release; name one
// ```
//
// Where the registry was asked (see image-not-found), a fix names the version that the tag stands for:
//
// ```images
// docker.io/library/node:lts-slim there =24.11.1-slim sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d
// ```
//
// ```dockerfile
// FROM node:lts-slim
//      ^^^^^^^^^^^^^ `node:lts-slim` names no version, so it changes with every release; name one
// ```
//
// ```fixed
// FROM node:24.11.1-slim
// ```
//
// A digest is exact, and the release of a distribution or the major version of a database is precise enough. Other images
// are not judged:
//
// ```dockerfile
// ARG TAG
// FROM python:3@sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d
// FROM python:3.12-slim
// FROM node:22.11.0
// FROM debian:bookworm-slim
// FROM debian:12
// FROM postgres:16-alpine
// FROM node:$TAG
// FROM example.com/node:3
// FROM eclipse-temurin:8u472-b08
// FROM scratch
// ```
#include "instructions/image_tag.h"
#include "lint/base_image.h"
#include "model/notes.h"
#include "rules/parts/exact_tag.h"

typedef struct Loose {
    bool is_loose;
    Str version; // empty: it names none
} Loose;

static Loose read_loose(const ImageRef *image)
{
    Loose close = {.is_loose = false};
    if (!image->is_valid) return close;
    Str tag = image->tag;
    if (!tag.len || image->digest.len || str_is_z(tag, "latest")) return close;
    const ImageFacts *facts = image_facts(image_official(image));
    if (!facts) return close;
    ImageTag parts = image_tag(tag);
    uint32_t enough = facts->enough ? facts->enough : 2;
    bool is_close = enough <= parts.parts || str_starts_z(tag, "8u") ||
                    (!parts.parts && tag_names_release(&parts, facts));
    if (is_close || image_is_windows(image)) return close;
    return (Loose){true, parts.parts ? parts.version : STR("")};
}

static Loose loose_at(const Model *m, const Stage *stage)
{
    const Loose *noted = base_note(m, stage, BASE_NOTE_LOOSE);
    if (noted) return *noted;
    Loose loose = read_loose(stage_image(m, stage));
    base_note_put(m, stage, BASE_NOTE_LOOSE, &loose, sizeof loose);
    return loose;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Stage *stage = stage_of(c->model, c->step);
    if (!stage) return;
    Loose loose = loose_at(c->model, stage);
    if (!loose.is_loose) return;
    if (loose.version.len) {
        report(c, node_span(stage->base_node),
               "`%.*s` moves on to every later %.*s.x; name the minor version too",
               STR_ARG(stage_base(c->model, stage)), STR_ARG(loose.version));
        return;
    }
    report(c, node_span(stage->base_node),
           "`%.*s` names no version, so it changes with every release; name one",
           STR_ARG(stage_base(c->model, stage)));
}

RULE(image_tag_loose) = {
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix_exact_tag,
};
