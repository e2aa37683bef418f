// Copy the list of dependencies, install, and only then copy the sources.
//
// The builder keeps the layer of an install as long as nothing above it has changed. After `COPY . .` every change of any
// file is a change above it, and all dependencies are installed again.
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY . .
//      ^ every change of a file runs `npm ci` again; copy `package*.json` first, install, then copy the rest
// RUN npm ci && npm cache clean --force
// USER node
// CMD ["node", "."]
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// COPY . /app
//      ^ every change of a file runs `pip install` again; copy `requirements.txt` first, install, then copy the rest
// RUN pip install --no-cache-dir -r requirements.txt
// ```
//
// A file that copies the lists first, and an install that needs the sources, are fine:
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package*.json ./
// RUN npm ci && npm cache clean --force
// COPY . .
// RUN npm run build
// FROM python:3.12-slim
// COPY . /app
// RUN pip install --no-cache-dir /app
// ```
//
// Of an install in ONBUILD nothing is said: it runs with the files of other projects, and what it needs of them is not known.
//
// Where the files beside the Dockerfile are known, the message names those that the install needs, and the fix copies them
// first:
//
// ```context
// package.json
// package-lock.json
// src/index.js
// ```
//
// ```file package.json
// {"dependencies": {"express": "4"}}
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// # the program
// COPY . .
//      ^ every change of a file runs `npm ci` again; copy `package-lock.json`, `package.json` first, install, then copy the rest
// RUN npm ci && npm run build
// ```
//
// ```fixed
// FROM node:22.12-slim
// WORKDIR /app
// COPY package-lock.json package.json ./
// RUN npm ci
// # the program
// COPY . .
// RUN npm run build
// ```
//
// So it is with every package manager:
//
// ```context
// mix.exs
// mix.lock
// lib/app.ex
// ```
//
// ```file mix.exs
// defmodule App.MixProject do
//   def project, do: [app: :app, deps: [{:jason, "~> 1.4"}]]
// end
// ```
//
// ```dockerfile
// FROM elixir:1.18 AS build
// WORKDIR /app
// COPY . .
//      ^ every change of a file runs `mix deps.get` again; copy `mix.exs`, `mix.lock` first, install, then copy the rest
// RUN mix deps.get --only prod
// RUN MIX_ENV=prod mix release
// FROM debian:12-slim
// COPY --from=build /app/_build/prod/rel /app
// ```
//
// ```fixed
// FROM elixir:1.18 AS build
// WORKDIR /app
// COPY mix.exs mix.lock ./
// RUN mix deps.get --only prod
// COPY . .
// RUN MIX_ENV=prod mix release
// FROM debian:12-slim
// COPY --from=build /app/_build/prod/rel /app
// ```
//
// A folder that holds nothing but manifests is copied first as it is:
//
// ```context
// meta/package.json
// meta/package-lock.json
// src/index.js
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY meta .
// RUN npm ci --omit=dev && npm cache clean --force
// COPY src src
// ```
//
// A folder of sources that is copied beside the manifests does the same, and is copied after the install instead:
//
// ```context
// requirements.txt
// app/main.py
// ```
//
// ```file requirements.txt
// flask==3.0.3
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// WORKDIR /srv
// COPY app ./app
//      ^^^ every change of a file runs `uv pip install` again; copy `requirements.txt` first, install, then copy the rest
// COPY requirements.txt ./
// RUN uv pip install --system --no-cache -r requirements.txt
// CMD ["python", "-m", "app.main"]
// ```
//
// ```fixed
// FROM python:3.12-slim
// WORKDIR /srv
// COPY requirements.txt ./
// RUN uv pip install --system --no-cache -r requirements.txt
// COPY app ./app
// CMD ["python", "-m", "app.main"]
// ```
//
// So does a file of sources, and one that comes together with the manifests:
//
// ```dockerfile
// FROM python:3.12-slim
// WORKDIR /srv
// COPY app.py requirements.txt ./
//      ^^^^^^ every change of a file runs `pip install` again; copy `requirements.txt` first, install, then copy the rest (by hand: one instruction copies both)
// RUN pip install --no-cache-dir -r requirements.txt
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json gulpfile.js ./
// RUN npm install && npm cache clean --force
// COPY server.js ./
// CMD ["node", "server.js"]
// ```
//
// A build that keeps what it fetches in a cache mount has to compile the sources anyway:
//
// ```context
// Cargo.toml
// Cargo.lock
// src/main.rs
// ```
//
// ```dockerfile
// FROM rust:1.90-slim AS build
// WORKDIR /src
// COPY . .
// RUN --mount=type=cache,target=/usr/local/cargo/registry cargo build --release --locked
// FROM scratch
// COPY --from=build /src/target/release/x /x
// CMD ["/x"]
// ```
//
// So is a build with the lists alone, for the sake of what it fetches:
//
// ```context
// Cargo.toml
// Cargo.lock
// src/main.rs
// ```
//
// ```dockerfile
// FROM rust:1.90-slim AS build
// WORKDIR /src
// COPY Cargo.* ./
// RUN mkdir src && echo 'fn main() {}' > src/main.rs && cargo build --release --locked
// COPY . .
// RUN touch src/main.rs && cargo build --release --locked
// FROM scratch
// COPY --from=build /src/target/release/x /x
// CMD ["/x"]
// ```
//
// ```context
// build.gradle
// gradlew
// src/main/java/A.java
// ```
//
// ```dockerfile
// FROM eclipse-temurin:21.0.5_11-jdk AS build
// WORKDIR /app
// COPY build.gradle gradlew ./
// RUN ./gradlew --no-daemon fetchAll
// COPY . .
// RUN ./gradlew --no-daemon installDist
// CMD ["/app/build/install/a/bin/a"]
// ```
#include "lint/run_facts.h"
#include "rules/parts/copied_before.h"
#include "rules/parts/manifest_first.h"

// What is to be copied first, where nothing is known of the files: the list of the manager, and what locks it.
static Str usual_names(Arena *a, const Ecosystem *of)
{
    Str lists = of->needed, also = of->also;
    Str list = str_next_word(&lists), lock = str_next_word(&also);
    if (!list.len) return STR("`requirements.txt`");
    if (str_is_z(of->name, "npm")) return STR("`package*.json`");
    if (!text_holds(lock, STR("lock")) && !str_is_z(lock, "go.sum"))
        return str_fmt(a, "`%.*s`", STR_ARG(list));
    return str_fmt(a, "`%.*s %.*s`", STR_ARG(list), STR_ARG(lock));
}

static Str install_words(Arena *a, const Command *c)
{
    const Word *arg[1];
    Str words = cmd_words(a, c);
    bool is_nested = cmd_is(c, "uv", "pip") || cmd_is(c, "go", "mod");
    if (!is_nested || !cmd_args(c, arg, 1)) return words;
    return str_fmt(a, "%.*s %.*s", STR_ARG(words), STR_ARG(arg[0]->text));
}

// Whether a COPY before that of the sources names the manifests.
static bool has_manifests(const Check *c, const ManifestFirst *m)
{
    const Stage *stage = stage_of(c->model, m->copy);
    for (uint32_t step = stage->from + 1; step < m->copy; step++) {
        const Instr *in = instr_at(c->model, step);
        for (const Node *arg = NULL; in->kind == K_COPY && (arg = instr_next_source(in, arg));)
            if (str_is_one_of(path_last(arg_text(in, arg)), m->install.of->needed)) return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    ManifestFirst m;
    (void)in;
    if (!manifest_first(&c->at, &m) || installed_before(&c->at, m.copy, m.install.of)) return;
    if (built_before(&c->at, m.copy, m.install.of)) return;
    bool builds = m.install.of->style == INSTALL_BUILDS;
    Str head = install_words(c->arena, m.install.command), why = STR("");
    Str names = m.is_seen ? m.manifests : usual_names(c->arena, m.install.of);
    if (m.refusal.len) why = str_fmt(c->arena, " (by hand: %.*s)", STR_ARG(m.refusal));
    Str advice = str_fmt(c->arena, "copy %.*s first, %s, then copy the rest", STR_ARG(names),
                         builds ? "fetch them" : "install");
    if (has_manifests(c, &m))
        advice = str_fmt(c->arena, "the manifests are there already, so %s before this",
                         builds ? "fetch them" : "install");
    Finding *f = report_at(c, m.copy, m.source, "every change of a file %s `%.*s` again; %.*s%.*s",
                           builds ? "fetches the dependencies of" : "runs", STR_ARG(head),
                           STR_ARG(advice), STR_ARG(why));
    if (builds || m.is_guessed) f->severity = FL_INFO;
    f->number = manifest_first_has_fix(&m);
    relate(c, f, c->step, cmd_head(m.install.command),
           builds ? "what fetches them again" : "the install that runs again");
}

static void fix(Fix *f, const Finding *found)
{
    ManifestFirst m;
    uint32_t step = found->related->step; // the install
    At at = at_step(f->arena, f->model, step);
    if (found->number && manifest_first(&at, &m)) manifest_first_fix(f, found, &m);
}

RULE(source_copied_before_install) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("npm yarn pnpm bun pip uv poetry pdm pipenv go cargo maven gradle bundle "
                      "composer dotnet mix"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
