// Ship the slim variant of the base image where nothing needs the full one.
//
// The full images of languages hold compilers, headers, git and much else, which makes them five to eight times as large.
// A program that only runs needs none of it: pulls and starts are faster without, and there is less to be attacked and
// updated.
//
// ```dockerfile
// FROM python:3.12
//      ^^^^^^^^^^^ `python:3.12` holds tools and files that no command here uses; `python:3.12-slim` takes about 130 MB instead of 1 GB
// COPY app.py /
// CMD ["python", "/app.py"]
// ```
//
// ```fixed
// FROM python:3.12-slim
// COPY app.py /
// CMD ["python", "/app.py"]
// ```
//
// In tags with a release of Debian, the fix puts `slim` where the image has it:
//
// ```dockerfile
// FROM node:22-bookworm
//      ^^^^^^^^^^^^^^^^ `node:22-bookworm` holds tools and files that no command here uses; `node:22-bookworm-slim` takes about 220 MB instead of 1.1 GB
// CMD ["node"]
// ```
//
// ```fixed
// FROM node:22-bookworm-slim
// CMD ["node"]
// ```
//
// ```dockerfile
// FROM ruby:3.3-bookworm AS base
//      ^^^^^^^^^^^^^^^^^ `ruby:3.3-bookworm` holds tools and files that no command here uses; `ruby:3.3-slim-bookworm` takes about 200 MB instead of 1 GB
// FROM base
// CMD ["irb"]
// ```
//
// ```fixed
// FROM ruby:3.3-slim-bookworm AS base
// FROM base
// CMD ["irb"]
// ```
//
// A stage that is only copied from, slim and Alpine variants, and a stage that compiles, uses git or curl, or installs
// development packages, are fine:
//
// ```dockerfile
// FROM node:22 AS build
// RUN npm run build
// FROM node:22-slim
// COPY --from=build /app /app
// ```
//
// ```dockerfile
// FROM python:3.12
// RUN apt-get update && apt-get install -y libpq-dev && pip install psycopg2
// ```
//
// ```dockerfile
// FROM ruby:3.3
// RUN bundle install
// ```
//
// ```dockerfile
// FROM node:22
// RUN mkdir -m 700 ~/.ssh && ssh-keyscan github.com > ~/.ssh/known_hosts
// ```
//
// ```dockerfile
// FROM node:22
// ADD https://example.org/fonts.tar.xz /tmp/
// RUN tar -xf /tmp/fonts.tar.xz -C /usr/share && python3 --version
// ```
#include "instructions/image_tag.h"
#include "lint/base_image.h"
#include "rules/parts/full_image.h"

// The slim variant of the tag: `3.12-slim-bookworm` of images that put it first, else `22-bookworm-slim`.
static Str slim_of(Arena *a, const ImageFacts *facts, const ImageTag *tag, Str text)
{
    bool comes_first = str_is_one_of(facts->repository, STR("python ruby rust"));
    bool is_plain = str_eq(text, tag->version) || !tag->suite;
    if (!comes_first || is_plain) return str_join(a, text, STR("-slim"));
    Str suite = tag->suite->name;
    Str version = str_cut(text, 0, text.len - suite.len);
    return str_fmt(a, "%.*sslim-%.*s", STR_ARG(version), STR_ARG(suite));
}

// Whether the tag is a version, a release of Debian, or both.
static bool is_full(const ImageTag *tag, Str text)
{
    uint32_t len = tag->version.len + (tag->suite ? tag->suite->name.len : 0);
    return text.len && (text.len == len || text.len == len + 1) && text.ptr[text.len - 1] != '-';
}

// The slim variant of a stage's own base; empty when it is not the full one, or not in the table.
static Str slim_tag(Arena *a, const Model *m, const Stage *root)
{
    const ImageFacts *facts = base_facts(m, root);
    if (!facts || !*facts->slim || !facts->has_compilers) return STR("");
    const ImageRef *image = stage_image(m, root);
    if (image->digest.len) return STR("");
    ImageTag tag = image_tag(image->tag);
    return is_full(&tag, image->tag) ? slim_of(a, facts, &tag, image->tag) : STR("");
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    if (!last || !stage_is_for_people(last)) return;
    const Stage *root = stage_root(m, last);
    Str slim = slim_tag(c->arena, m, root);
    if (!slim.len || !root->base_node || stage_needs_full_image(m, last)) return;
    const ImageFacts *facts = base_facts(m, last);
    report_at(c, root->from, node_span(root->base_node),
              "`%.*s` holds tools and files that no command here uses; `%.*s:%.*s` takes about %s "
              "instead of %s",
              STR_ARG(stage_base(c->model, root)), STR_ARG(stage_image(c->model, root)->name),
              STR_ARG(slim), facts->slim, facts->full);
}

static void fix(Fix *f, const Finding *found)
{
    Str text = instr_slice(finding_instr(f->model, found), found->span);
    const Stage *stage = stage_of(f->model, found->step);
    Str tag = stage ? stage_image(f->model, stage)->tag : STR("");
    if (!tag.len || !str_ends(text, tag)) return;
    Str slim = slim_tag(f->arena, f->model, stage);
    fix_offer(f, found, FIX_ASK, "Use `%.*s:%.*s`", STR_ARG(stage_image(f->model, stage)->name),
              STR_ARG(slim));
    fix_replace(f, found, (Span){found->span.end - tag.len, found->span.end}, slim);
}

RULE(base_image_large) = {
    .severity = FL_HINT,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
