// Install a program before you use it.
//
// Small images lack many common programs: the slim variants have no curl, Alpine has no bash. The command is not found, and
// the build fails.
//
// ```dockerfile
// FROM debian:12-slim
// RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && curl -fsSLO https://example.org/x
//                                                                                     ^^^^ `curl` is not in this image, and nothing before this installs it
// ```
//
// ```fixed
// FROM debian:12-slim
// RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && curl -fsSLO https://example.org/x
// ```
//
// ```dockerfile
// FROM alpine:3.20
// SHELL ["/bin/bash", "-c"]
//        ^^^^^^^^^^^ `bash` is not in this image, and nothing before this installs it
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN groupadd app && useradd -g app app
//     ^^^^^^^^ `groupadd` is not in this image, and nothing before this installs it; Alpine has `adduser` and `addgroup`
// ```
//
// ```dockerfile
// FROM php:8.3-fpm
// RUN docker-php-ext-install pdo_mysql
// RUN composer install --no-dev && composer clear-cache
//     ^^^^^^^^ `composer` is not in this image, and nothing before this installs it
// RUN npm ci
//     ^^^ `npm` is not in this image, and nothing before this installs it
// RUN echo "* * * * * php /app/cron.php" | crontab -
//                                          ^^^^^^^ `crontab` is not in this image, and nothing before this installs it
// ```
//
// What many packages bring along is missing where none of them is installed:
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/* && pip install flask==3.0.3 --no-cache-dir
//                                                                                                                    ^^^ `pip` is not in this image, and nothing before this installs it
// FROM node:22-alpine
// WORKDIR /app
// COPY . .
// RUN make
//     ^^^^ `make` is not in this image, and nothing before this installs it
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates python3-pip && rm -rf /var/lib/apt/lists/* && pip install flask==3.0.3 --no-cache-dir
// FROM node:22-alpine
// WORKDIR /app
// COPY . .
// RUN make
// ```
//
// `add-apt-repository` is in a package of another name:
//
// ```dockerfile
// FROM ubuntu:24.04
// RUN apt-get update && apt-get install -y --no-install-recommends gnupg && add-apt-repository ppa:x/y
//                                                                           ^^^^^^^^^^^^^^^^^^ `add-apt-repository` is not in this image, and nothing before this installs it
// ```
//
// ```fixed
// FROM ubuntu:24.04
// RUN apt-get update && apt-get install -y --no-install-recommends gnupg software-properties-common && add-apt-repository ppa:x/y
// ```
//
// So is `locale-gen`, and an image of Java alone builds nothing:
//
// ```dockerfile
// FROM ubuntu:24.04
// RUN apt-get update && apt-get install -y --no-install-recommends curl && locale-gen en_US.UTF-8
//                                                                          ^^^^^^^^^^ `locale-gen` is not in this image, and nothing before this installs it
// FROM eclipse-temurin:21.0.5_11-jdk
// COPY . .
// RUN mvn -B package
//     ^^^ `mvn` is not in this image, and nothing before this installs it
// ```
//
// ```fixed
// FROM ubuntu:24.04
// RUN apt-get update && apt-get install -y --no-install-recommends curl locales && locale-gen en_US.UTF-8
// FROM eclipse-temurin:21.0.5_11-jdk
// COPY . .
// RUN mvn -B package
// ```
//
// The small images of Rust have the compiler and little more:
//
// ```dockerfile
// FROM rust:1.90.0-slim
// RUN git clone --branch v1.0 https://example.org/x && cargo install --locked --path x
//     ^^^ `git` is not in this image, and nothing before this installs it
// FROM rust:1.90.0-alpine
// RUN apk add --no-cache git make && git clone --branch v1.0 https://example.org/x && make -C x && wget -qO y https://example.org/y
// ```
//
// A program that is installed, copied, or looked for first is fine:
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add --no-cache curl bash && curl -fsSLO https://example.org/x && bash -c true
// SHELL ["/bin/bash", "-c"]
// ```
//
// ```dockerfile
// FROM debian:12-slim
// RUN curl -fsSLO https://example.org/x || wget -nv https://example.org/x || true
// RUN if command -v git; then git clone https://example.org/x; fi
// ```
//
// Images of Node have npm and yarn, but not pnpm:
//
// ```dockerfile
// FROM node:22-slim
// WORKDIR /app
// COPY package.json pnpm-lock.yaml ./
// RUN pnpm install --frozen-lockfile
//     ^^^^ `pnpm` is not in this image, and nothing before this installs it
// ```
//
// Since version 25 they have no Corepack:
//
// ```dockerfile
// FROM node:26-slim
// WORKDIR /app
// RUN corepack enable
//     ^^^^^^^^ `corepack` is not in this image, and nothing before this installs it
// ```
//
// ```dockerfile
// FROM node:22-slim
// WORKDIR /app
// RUN corepack enable
// COPY package.json pnpm-lock.yaml ./
// RUN pnpm install --frozen-lockfile
// ```
#include "lint/run_facts.h"
#include "lint/tools.h"
#include "rules/parts/managers.h"
#include "rules/parts/mount_options.h"
#include "values/file_kinds.h"

static bool is_guarded(const Command *c)
{
    return c->after == JOIN_OR || c->place & (IN_BODY | IN_CONDITION | IN_SUBSTITUTION) ||
           str_has_char(c->word[0].text, '/');
}

// Programs of a mounted image or stage may be it.
static bool is_mounted(const At *c, const Instr *in)
{
    const Mounts *mounts = mounts_at(c->model, c->step, in);
    for (uint32_t i = 0; i < mounts->count; i++)
        if (mount_option(&mounts->item[i], STR("from"))) return true;
    return false;
}

static const char *const MESSAGE =
    "`%.*s` is not in this image, and nothing before this installs it";

static void check_run(Check *c)
{
    const Commands *commands = run_commands(&c->at);
    BaseTools base = base_tools(c->model, stage_of(c->model, c->step));
    if (!base.lacks.len || is_mounted(&c->at, c->at.in)) return;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (!command->name.len || !command->word[0].is_literal || is_guarded(command)) continue;
        Span span = command->word[0].span;
        Str name = command->name;
        if (!str_is_one_of(name, base.lacks)) continue; // nearly all of them
        if (base_tool(c->model, stage_of(c->model, c->step), name) != TOOL_MISSING) continue;
        if (tool_is_brought_before(commands, i, name)) return;
        if (tool_before(c->model, c->step, name) != TOOL_MISSING) continue;
        Finding *f = report(c, span, "%.*s%s", STR_ARG(message_on(c->arena, MESSAGE, name)),
                            tool_is_of_shadow(name) ? "; Alpine has `adduser` and `addgroup`" : "");
        f->number = i;
        return;
    }
}

// Whether the program, named at that place, is missing.
static bool check_named(Check *c, Span place, Str name)
{
    if (tool_before(c->model, c->step, name) != TOOL_MISSING) return false;
    Finding *f = report(c, place, "%.*s", STR_ARG(message_on(c->arena, MESSAGE, name)));
    f->number = UINT32_MAX;
    return true;
}

// The same of what the `#!` line of a script names, and `env` there.
static bool check_script(Check *c, const Instr *in)
{
    Span args = instr_args_span(in);
    const Heredoc *h = in->heredoc;
    if (!in->heredoc_count || h->word.start != args.start || h->word.end != args.end) return false;
    Str body = instr_slice(in, h->body), line;
    uint32_t start = 0;
    while (h->is_chomped && str_at(body, start) == '\t') start++;
    body = str_skip(body, start);
    if (!str_starts_z(body, "#!") || !str_next_part(&body, '\n', &line)) return false;
    start += h->body.start;
    Span place = {start, start + str_trim(line).len};
    line = str_skip(line, 2);
    Str name = path_last(str_next_word(&line));
    while (str_at(name, 0) == '-' || str_is_z(name, "env")) name = str_next_word(&line);
    return !is_mounted(&c->at, in) && check_named(c, place, name);
}

static void check(Check *c, const Instr *in)
{
    if (!stage_of(c->model, c->step)) return;
    const Node *first = instr_arg(in, 0);
    if (in->kind == K_RUN) {
        if (!check_script(c, in)) check_run(c);
    } else if (first) {
        check_named(c, node_span(first), path_last(arg_value(c->arena, in, first)));
    }
}

// Adds it to the install that stands before it in the RUN.
static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    if (in->kind != K_RUN || in->is_json || commands->count <= found->number) return;
    for (uint32_t k = found->number; 0 < k; k--) {
        const Command *c = &commands->item[k - 1];
        const Manager *m = manager_of(c);
        bool is_system = m && str_is_one_of(m->family, STR("apt apk yum dnf zypper"));
        const Word *last = &c->word[c->word_count - 1], *arg[1];
        if (!is_system || !manager_installs(m, c) || !cmd_args(c, arg, 1)) continue;
        if (str_at(last->text, 0) == '-' || !word_is_written(in, last)) return;
        Str name = tool_package(commands->item[found->number].name, m->family);
        if (!name.len) return;
        fix_offer(f, found, FIX_ASK, "Install %.*s", STR_ARG(name));
        fix_insert(f, found, last->span.end, str_join(f->arena, STR(" "), name));
        return;
    }
}

RULE(tool_missing) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .misses = ON(RUN),
    .on = ON(RUN) | ON(SHELL),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
