// Keep files with credentials out of the image.
//
// Whoever has the image can read every file in it, also one that a later instruction removes. Add such files to `.dockerignore`, and give a RUN that needs one a secret mount: `RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci`.
//
// ```dockerfile
// FROM alpine:3.20
// COPY .env id_rsa.pub /app/
//      ^^^^ `.env` is a file for credentials, which all who have the image can read; keep it out of the image
// COPY .env.example /app/.env
// ```
//
// ```fixed
// FROM alpine:3.20
// COPY id_rsa.pub /app/
// COPY .env.example /app/.env
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY id_rsa server.pem /root/
//      ^^^^^^ `id_rsa` is a file for credentials, which all who have the image can read; keep it out of the image
//             ^^^^^^^^^^ `server.pem` is a file for credentials, which all who have the image can read; keep it out of the image
// WORKDIR /app
// ```
//
// ```fixed
// FROM alpine:3.20
// WORKDIR /app
// ```
//
// Some files are known by their folder; a certificate without its key is public:
//
// ```dockerfile
// FROM alpine:3.20
// COPY .aws/credentials /root/.aws/
//      ^^^^^^^^^^^^^^^^ `credentials` is a file for credentials, which all who have the image can read; keep it out of the image
// COPY .aws/config fullchain.pem docs/kube/config /etc/app/
// COPY server-cert.pem rootCA.pem rds-ca-2019-root.pem dhparam.pem pubkey.pem /etc/ssl/
// ```
//
// In a stage that only builds, the file is in no image unless it is handed on:
//
// ```dockerfile
// FROM node:22.12-slim AS build
// WORKDIR /app
// COPY .env ./
//      ^^^^ `.env` is a file for credentials, and a copy stays in the build cache; mount it in the RUN that needs it, as a secret
// FROM node:22.12-slim AS pack
// COPY id_rsa /srv/
//      ^^^^^^ `id_rsa` is a file for credentials, which all who have the image can read; keep it out of the image
// FROM nginx:1.27
// COPY --from=build /app/dist /usr/share/nginx/html
// COPY --from=pack /srv /srv
// ```
//
// ```fixed
// FROM node:22.12-slim AS build
// WORKDIR /app
// COPY .env ./
// FROM node:22.12-slim AS pack
// FROM nginx:1.27
// COPY --from=build /app/dist /usr/share/nginx/html
// COPY --from=pack /srv /srv
// ```
//
// Where the files beside the Dockerfile are known, those that a larger source brings are looked at:
//
// ```context
// .env
// .npmrc
// src/main.c
// ```
//
// ```file .env
// DB_PASSWORD=a8f5f167f44f4964e6c998dee827110c
// ```
//
// ```file .npmrc
// registry=https://registry.example.com
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /app
//      ^ this copies `.env`, and all who have the image can read the credentials in it; add it to `.dockerignore`
// ```
//
// ```fixed-dockerignore
// .env
// ```
//
// ```dockerfile
// FROM debian:12 AS build
// WORKDIR /app
// COPY . .
//      ^ this copies `.env`, and the build cache keeps the credentials in it; add it to `.dockerignore`
// RUN make
// FROM debian:12
// COPY --from=build /app/out /out
// ```
//
// ```fixed-dockerignore
// .env
// ```
//
// There is no fix where another instruction names the file:
//
// ```dockerfile
// FROM debian:12 AS build
// COPY .env /build/
//      ^^^^ `.env` is a file for credentials, and a copy stays in the build cache; mount it in the RUN that needs it, as a secret
// RUN . /build/.env && make
// FROM debian:12
// COPY . /app
//      ^ this copies `.env`, and all who have the image can read the credentials in it; add it to `.dockerignore`
// COPY --from=build /out /out
// ```
//
// ```fixed
// FROM debian:12 AS build
// COPY .env /build/
// RUN . /build/.env && make
// FROM debian:12
// COPY . /app
// COPY --from=build /out /out
// ```
//
// ```dockerfile
// FROM debian:12 AS build
// WORKDIR /app
// COPY . .
// RUN make
// FROM debian:12
// COPY --from=build /app/out /out
// COPY .env /out/
//      ^^^^ `.env` is a file for credentials, which all who have the image can read; keep it out of the image
// ```
//
// ```dockerignore
// .env
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /app
// ```
//
// An `.env` without a name or value that speaks of a secret is fine:
//
// ```context
// .env
// src/main.c
// ```
//
// ```file .env
// PORT=3000
// NODE_ENV=production
// API_TOKEN=
// ```
//
// ```dockerfile
// FROM alpine:3.20
// COPY . /app
// COPY .env /etc/app/
// ```
#include "lint/run_facts.h"
#include "rules/parts/secret_files.h"
#include "rules/parts/stray.h"
#include "values/file_kinds.h"
#include "values/manifest.h"

enum { FOUND_BEHIND = 2 };

static void check(Check *c, const Instr *in)
{
    ContextSources s = context_sources_of(&c->at, in);
    for (uint32_t i = 0; i < s.count; i++) {
        if (!source_is_secret(&c->at, &s.item[i])) continue;
        if (copy_stays_behind(&c->at)) {
            Finding *f = report(c, s.item[i].span,
                                "`%.*s` is a file for credentials, and a copy stays in the build "
                                "cache; mount it in the RUN that needs it, as a secret",
                                STR_ARG(path_last(s.item[i].path)));
            f->severity = FL_INFO;
            f->number = FOUND_BEHIND;
            continue;
        }
        Str name = path_last(s.item[i].path);
        Finding *f = report(c, s.item[i].span,
                            "`%.*s` is a file for credentials, which all who have the image can "
                            "read; keep it out of the image",
                            STR_ARG(name));
        // Many hold settings alone.
        if (!model_context(c->model) && str_is_z(name, ".npmrc")) f->severity = FL_INFO;
    }
    const FlContext *context = model_context(c->model);
    Stray found = stray_of(&c->at, in, 1 << FILE_SECRET, true);
    if (!found.count) return;
    bool is_behind = copy_stays_behind(&c->at);
    Finding *f =
        report(c, found.source, "this copies %.*s, and %s the credentials in %s; add %s to `%.*s`",
               STR_ARG(stray_names(c->arena, context, &found)),
               is_behind ? "the build cache keeps" : "all who have the image can read",
               found.count == 1 ? "it" : "them", found.count == 1 ? "it" : "them",
               STR_ARG(stray_ignore_name(context)));
    f->number = 1;
    if (is_behind || !context_is_known(context)) f->severity = FL_INFO;
}

static uint32_t count_named(const At *c, const Instr *in)
{
    uint32_t count = 0;
    ContextSources s = context_sources_of(c, in);
    for (uint32_t i = 0; i < s.count; i++) count += source_is_secret(c, &s.item[i]);
    return count;
}

static bool names(const Commands *commands, Str file)
{
    for (uint32_t i = 0; i < commands->count; i++)
        for (uint32_t k = 1; k < commands->item[i].word_count; k++)
            if (str_eq(path_last(commands->item[i].word[k].text), file)) return true;
    return false;
}

// Whether a RUN of the stage works on the file, by its name here or there, and would fail without it.
static bool is_used_later(const Fix *f, const Finding *found, const Instr *in)
{
    const Model *m = f->model;
    Str here = path_last(instr_slice(in, found->span));
    Str there = path_last(arg_text(in, instr_last_arg(in)));
    for (uint32_t step = found->step + 1; step_is_beside(m, step, found->step); step++) {
        if (instr_at(m, step)->kind != K_RUN) continue;
        const Commands *commands = commands_of(m, step, instr_at(m, step));
        if (names(commands, here) || (there.len && names(commands, there))) return true;
    }
    return false;
}

// The source with what stands between it and the next argument; with all sources the instruction goes.
static void remove_source(Fix *f, const Finding *found, const Instr *in)
{
    const Node *arg = instr_next_arg(in, NULL);
    if (is_used_later(f, found, in)) return;
    if (count_named(&f->at, in) + 1 == instr_arg_count(in)) {
        fix_offer(f, found, FIX_ASK, "Remove the instruction");
        fix_delete_step(f, found->step);
        return;
    }
    while (arg && arg->start != found->span.start) arg = instr_next_arg(in, arg);
    const Node *next = arg ? instr_next_arg(in, arg) : NULL;
    if (!next || in->is_json) return;
    fix_offer(f, found, FIX_ASK, "Remove `%.*s`", STR_ARG(node_str(in, arg)));
    fix_delete(f, found, (Span){arg->start, next->start});
}

static void fix(Fix *f, const Finding *found)
{
    const FlContext *context = model_context(f->model);
    const Instr *in = finding_instr(f->model, found);
    if (found->number == FOUND_BEHIND) return;
    if (found->number) {
        Stray s = stray_of(&f->at, in, 1 << FILE_SECRET, true);
        Str lines = stray_found_lines(f->arena, f->model, &s);
        if (!lines.len) return;
        fix_offer(f, found, FIX_ASK, "Add %s to %.*s", s.count == 1 ? "it" : "them",
                  STR_ARG(stray_ignore_name(context)));
        fix_ignore(f, lines);
        return;
    }
    if (!found->in_onbuild && in->heredoc_count == 0) remove_source(f, found, in);
}

RULE(secret_file_copied) = {
    .codes = WORDS("trivy:DS-0031"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(COPY) | ON(ADD),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
