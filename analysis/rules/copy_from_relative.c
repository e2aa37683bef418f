// Write whole paths after `--from`.
//
// A source without a `/` at its start is looked for in the root folder of the other stage, whatever WORKDIR that stage has.
// Where nothing makes a file there, the build fails.
//
// ```dockerfile
// FROM node:22 AS build
// WORKDIR /app
// COPY . .
// RUN npm ci && npm run build
// FROM nginx:1.27-alpine
// COPY --from=build dist /usr/share/nginx/html/
//                   ^^^^ this means `/dist`: WORKDIR of `build` does not apply; write `/app/dist`
// ```
//
// ```fixed
// FROM node:22 AS build
// WORKDIR /app
// COPY . .
// RUN npm ci && npm run build
// FROM nginx:1.27-alpine
// COPY --from=build /app/dist /usr/share/nginx/html/
// ```
//
// A dot is the whole root folder:
//
// ```dockerfile
// FROM python:3.12-slim AS build
// WORKDIR /app
// COPY . .
// FROM python:3.12-slim
// WORKDIR /app
// COPY --from=build . .
//                   ^ this means `/`: WORKDIR of `build` does not apply; write `/app/`
// ```
//
// ```fixed
// FROM python:3.12-slim AS build
// WORKDIR /app
// COPY . .
// FROM python:3.12-slim
// WORKDIR /app
// COPY --from=build /app/ .
// ```
//
// What is found from the root folder is fine:
//
// ```dockerfile
// FROM golang:1.23 AS build
// WORKDIR /src
// COPY . .
// RUN go build -o /out/server . && mkdir /data
// FROM alpine:3.20
// COPY --from=build src/config.yaml usr/share/zoneinfo out/server data /
// ```
//
// ```dockerfile
// FROM node:22 AS build
// WORKDIR /app
// COPY . .
// RUN npm ci && npm run build && cp -r dist /
// FROM nginx:1.27-alpine
// COPY --from=build dist /usr/share/nginx/html/
// ```
#include "lint/sources.h"
#include "lint/workdirs.h"
#include "rules/parts/root_folder.h"

static Str without_dot(Str path)
{
    while (str_starts_z(path, "./")) path = str_skip(path, 2);
    return str_is_z(path, ".") ? STR("") : path;
}

static bool is_plain(Str path)
{
    for (uint32_t i = 0; i < path.len; i++)
        if (!char_is_word(path.ptr[i]) && !str_has_char(STR("./-*"), path.ptr[i])) return false;
    return str_at(path, 0) != '/' && !str_starts_z(path, "..");
}

// A system on `scratch`, in one layer.
static bool takes_all(const Model *m, uint32_t step)
{
    const Stage *own = stage_of(m, step);
    return !own || own->base_kind == BASE_SCRATCH;
}

enum { SOURCES_MAX = 16 }; // of one COPY: for each the stage is read

static void check(Check *c, const Instr *in)
{
    uint32_t use = use_first(c->model, c->step);
    if (use == use_end(c->model, c->step)) return;
    const StageUse *from = use_at(c->model, use);
    if (from->stage == NO_STAGE) return;
    const Stage *stage = stage_at(c->model, from->stage);
    Sources sources = sources_of(&c->at, in);
    for (uint32_t i = 0; i < sources.count && i < SOURCES_MAX; i++) {
        const Source *source = &sources.item[i];
        Str path = without_dot(source->text), written = instr_slice(in, source->span);
        bool is_written = str_eq(without_quotes(written), source->text);
        if (source->kind != SOURCE_LOCAL || !is_written || !is_plain(path)) continue;
        bool is_meant = path.len ? root_lacks(&c->at, stage, path) : !takes_all(c->model, c->step);
        if (!is_meant) continue;
        Str folder = workdir_of_stage(c->arena, c->model, stage);
        if (folder.len < 2) return; // not known, or the root folder itself
        report(c, source->span,
               "this means `/%.*s`: WORKDIR of `%.*s` does not apply; write `%.*s/%.*s`",
               STR_ARG(path), STR_ARG(from->text), STR_ARG(folder), STR_ARG(path));
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const StageUse *from = use_at(f->model, use_first(f->model, found->step));
    const Stage *stage = stage_at(f->model, from->stage);
    Str folder = workdir_of_stage(f->arena, f->model, stage);
    Str text = instr_slice(in, found->span), bare = without_quotes(text);
    Str path = without_dot(bare), quote = str_cut(text, 0, bare.len < text.len);
    fix_offer(f, found, FIX_ASK, "Write the whole path");
    fix_replace(f, found, found->span,
                str_fmt(f->arena, "%.*s%.*s/%.*s%.*s", STR_ARG(quote), STR_ARG(folder),
                        STR_ARG(path), STR_ARG(quote)));
}

RULE(copy_from_relative) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(COPY),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
