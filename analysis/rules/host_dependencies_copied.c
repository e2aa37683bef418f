// Do not copy dependencies from your machine.
//
// `node_modules` and similar folders hold what was installed for your system, often programs for another processor or
// C library. They may not work in the image.
//
// ```dockerfile
// FROM node:22.1-slim
// COPY package.json package-lock.json ./
// COPY node_modules ./node_modules
//      ^^^^^^^^^^^^ `node_modules` comes from your machine; install it in the image and name it in .dockerignore
// ```
//
// What another stage installed may be copied:
//
// ```dockerfile
// FROM node:22.1 AS build
// WORKDIR /app
// RUN npm ci
// FROM node:22.1-slim
// COPY --from=build /app/node_modules ./node_modules
// ```
//
// A folder with a common name is reported only where the file that goes with it is copied:
//
// ```dockerfile
// FROM golang:1.22
// COPY go.mod main.go ./
// COPY vendor ./vendor
// ```
//
// ```dockerfile
// FROM composer:2.7
// COPY composer.json composer.lock ./
// COPY ./vendor/ ./vendor/
//      ^^^^^^^^^ `vendor` comes from your machine; install it in the image and name it in .dockerignore
// ```
#include "lint/rule.h"
#include "model/context.h"
#include "syntax/walk.h"
#include "values/ignore_file.h"

typedef struct Folder {
    Str name;
    Str proof; // files beside it that tell what it is; empty: the name is enough
} Folder;

static const Folder FOLDERS[] = {
    {STR_INIT("node_modules"), STR_INIT("")},
    {STR_INIT("bower_components"), STR_INIT("")},
    {STR_INIT(".venv"), STR_INIT("")},
    {STR_INIT("__pycache__"), STR_INIT("")},
    {STR_INIT(".tox"), STR_INIT("")},
    {STR_INIT(".terraform"), STR_INIT("")},
    {STR_INIT(".gradle"), STR_INIT("")},
    {STR_INIT("venv"), STR_INIT("requirements.txt pyproject.toml")},
    {STR_INIT("vendor"), STR_INIT("composer.json Gemfile")},
    {STR_INIT("target"), STR_INIT("Cargo.toml pom.xml")},
};

static Str last_part(Str path)
{
    while (path.len && path.ptr[path.len - 1] == '/') path.len--;
    uint32_t start = path.len;
    while (start && path.ptr[start - 1] != '/') start--;
    return str_skip(path, start);
}

static bool is_from_context(const Instr *in)
{
    return (in->kind == K_COPY || in->kind == K_ADD) && !instr_flag(in, STR("from"));
}

enum { NEAR = 50 }; // instructions before and behind it that are looked at

static bool brings(const Check *c, const Instr *in, Str names)
{
    uint32_t count = is_from_context(in) ? instr_arg_count(in) : 0;
    const Node *source = NULL;
    for (uint32_t i = 0; i + 1 < count; i++) {
        source = instr_next_arg(in, source);
        if (str_is_one_of(last_part(arg_value(c->arena, in, source)), names)) return true;
    }
    return false;
}

// Whether some COPY near this one brings one of `names` from the context.
static bool is_copied(const Check *c, Str names)
{
    uint32_t first = c->step, end = c->step + NEAR;
    while (c->step - first < NEAR && step_exists(c->model, first - 1)) first--;
    for (uint32_t step = first; step <= end && step_exists(c->model, step); step++)
        if (brings(c, instr_at(c->model, step), names)) return true;
    return false;
}

// Whether .dockerignore knows the folder already, be it to take it back with `!`.
static bool is_named(const Check *c, Str name)
{
    Str text;
    if (!model_ignore(c->model, &text)) return false;
    IgnoreFile file = ignore_read(c->arena, text);
    for (uint32_t i = 0; i < file.count; i++)
        if (str_eq(last_part(file.item[i].text), name)) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    uint32_t count = is_from_context(in) ? instr_arg_count(in) : 0;
    const Node *source = NULL;
    for (uint32_t i = 0; i + 1 < count; i++) {
        source = instr_next_arg(in, source);
        Str name = last_part(arg_value(c->arena, in, source));
        for (uint32_t k = 0; k < ARRAY_LEN(FOLDERS); k++) {
            const Folder *folder = &FOLDERS[k];
            if (!str_eq(folder->name, name)) continue;
            if (folder->proof.len && !is_copied(c, folder->proof)) continue;
            report(c, node_span(source),
                   "`%.*s` comes from your machine; install it in the image%s", STR_ARG(name),
                   is_named(c, name) ? "" : " and name it in .dockerignore");
        }
    }
}

RULE(host_dependencies_copied) = {
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(COPY) | ON(ADD),
    .check = check,
};
