// Do not copy dependencies from your machine.
//
// `node_modules` and similar folders hold what was installed for your system, often programs for another processor or
// C library. They may not work in the image.
//
// ```dockerfile
// FROM node:22.1-slim
// COPY package.json package-lock.json ./
// COPY node_modules ./node_modules
//      ^^^^^^^^^^^^ `node_modules` comes from your machine; install it in the image and add it to .dockerignore
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
//      ^^^^^^^^^ `vendor` comes from your machine; install it in the image and add it to .dockerignore
// ```
//
// Where the files beside the Dockerfile are known, those that a larger source brings are looked at:
//
// ```context
// node_modules/x/index.js 100
// package.json 100
// ```
//
// ```dockerfile
// FROM node:22.1-slim
// WORKDIR /app
// COPY package.json ./
// RUN npm install --omit=dev && npm cache clean --force
// COPY . .
//      ^ this copies `node_modules`, which was made for your machine, over what the image has; add it to `.dockerignore`
// ```
//
// ```fixed-dockerignore
// node_modules
// ```
//
// Where nothing installs them in the image, there is no fix, as the program would lack them then:
//
// ```context
// node_modules/x/index.js 100
// package.json 100
// ```
//
// ```dockerfile
// FROM node:22.1-slim
// COPY . /app
//      ^ this copies `node_modules`, which was made for your machine; install it in the image, and add it to `.dockerignore`
// ```
//
// Rails installs them before it makes the assets:
//
// ```context
// node_modules/x/index.js 100
// Gemfile 100
// ```
//
// ```dockerfile
// FROM ruby:3.4
// WORKDIR /app
// COPY . .
//      ^ this copies `node_modules`, which was made for your machine, over what the image has; add it to `.dockerignore`
// RUN bundle install && SECRET_KEY_BASE_DUMMY=1 bundle exec rake assets:precompile
// ```
//
// Libraries for PHP work on any machine:
//
// ```context
// vendor/autoload.php 100
// composer.json 100
// ```
//
// ```dockerfile
// FROM php:8.4-apache
// COPY . /var/www/html/
// ```
#include "lint/rule.h"
#include "model/context.h"
#include "rules/parts/stray.h"
#include "syntax/walk.h"
#include "values/ignore_file.h"

static Str last_name(Str path)
{
    while (str_ends_z(path, "/")) path.len--;
    return path_last(path);
}

static bool is_from_context(const Instr *in)
{
    return (in->kind == K_COPY || in->kind == K_ADD) && !instr_flag(in, STR("from"));
}

enum { NEAR = 50 }; // instructions before and behind it that are looked at

static bool brings(const At *c, const Instr *in, Str names)
{
    uint32_t count = is_from_context(in) ? instr_arg_count(in) : 0;
    const Node *source = NULL;
    for (uint32_t i = 0; i + 1 < count; i++) {
        source = instr_next_arg(in, source);
        if (str_is_one_of(last_name(arg_value(c->arena, in, source)), names)) return true;
    }
    return false;
}

// Whether some COPY near this one brings one of `names` from the context.
static bool is_copied(const At *c, Str names)
{
    uint32_t first = c->step, end = c->step + NEAR;
    while (c->step - first < NEAR && step_exists(c->model, first - 1)) first--;
    for (uint32_t step = first; step <= end && step_exists(c->model, step); step++)
        if (brings(c, instr_at(c->model, step), names)) return true;
    return false;
}

// Whether .dockerignore knows the folder already, be it to take it back with `!`.
static bool is_named(const At *c, Str name)
{
    Str text;
    if (!model_ignore(c->model, &text)) return false;
    IgnoreFile file = ignore_read(c->arena, text);
    for (uint32_t i = 0; i < file.count; i++)
        if (str_eq(last_name(file.item[i].text), name)) return true;
    return false;
}

// What a larger source brings along. What nothing makes in the image cannot just be left out.
static void check_brought(Check *c, const Instr *in)
{
    const FlContext *context = model_context(c->model);
    Stray found = stray_of(&c->at, in, 1 << FILE_HOST, false);
    bool is_made = found.count;
    if (!is_made) found = stray_bound(&c->at, in);
    if (!found.count) return;
    const char *it = found.count == 1 ? "it" : "them";
    Str how = STR(", over what the image has;");
    if (!is_made) how = str_fmt(c->arena, "; install %s in the image, and", it);
    Finding *f = report(
        c, found.source, "this copies %.*s, which %s made for your machine%.*s add %s to `%.*s`",
        STR_ARG(stray_names(c->arena, context, &found)), found.count == 1 ? "was" : "were",
        STR_ARG(how), it, STR_ARG(stray_ignore_name(context)));
    f->number = is_made;
    if (!context_is_known(context)) f->severity = FL_INFO;
}

static void fix(Fix *f, const Finding *found)
{
    const FlContext *context = model_context(f->model);
    const Instr *in = finding_instr(f->model, found);
    if (!found->number) return;
    Stray s = stray_of(&f->at, in, 1 << FILE_HOST, false);
    fix_offer(f, found, FIX_ASK, "Add %s to %.*s", s.count == 1 ? "it" : "them",
              STR_ARG(stray_ignore_name(context)));
    fix_ignore(f, stray_found_lines(f->arena, f->model, &s));
}

static void check(Check *c, const Instr *in)
{
    check_brought(c, in);
    uint32_t count = is_from_context(in) ? instr_arg_count(in) : 0;
    const Node *source = NULL;
    for (uint32_t i = 0; i + 1 < count; i++) {
        source = instr_next_arg(in, source);
        Str name = last_name(arg_value(c->arena, in, source));
        const FileName *folder = file_name(name, true);
        if (!folder || folder->kind != FILE_HOST) continue;
        if (folder->proof[0] && !is_copied(&c->at, str_of_z(folder->proof))) continue;
        report(c, node_span(source), "`%.*s` comes from your machine; install it in the image%s",
               STR_ARG(name), is_named(&c->at, name) ? "" : " and add it to .dockerignore");
    }
}

RULE(host_dependencies_copied) = {
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(COPY) | ON(ADD),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
