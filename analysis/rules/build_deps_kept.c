// Remove compilers in the RUN that needed them, or leave them in another stage.
//
// A compiler and the headers of libraries are needed while something is built, and hardly ever afterwards; they often make
// up most of the image. Removing them in a later RUN frees nothing.
//
// ```dockerfile
// FROM debian:12-slim
// RUN apt-get update && apt-get install -y --no-install-recommends build-essential libpq-dev && rm -rf /var/lib/apt/lists/*
//                                                                  ^^^^^^^^^^^^^^^ `build-essential` stays in the image; install and purge it in the RUN that needs it, or build in another stage
// CMD ["app"]
// ```
//
// ```dockerfile
// FROM python:3.12-alpine
// RUN apk add --no-cache --virtual .build gcc musl-dev && pip install --no-cache-dir uwsgi && apk del .build
// FROM debian:12-slim AS build
// RUN apt-get update && apt-get install -y --no-install-recommends g++
// FROM debian:12-slim
// COPY --from=build /app /app
// ```
#include "lint/run_facts.h"
#include "values/file_kinds.h"

static bool is_build_package(Str name)
{
    uint32_t equals = str_find_char(name, '=');
    name = str_cut(name, 0, equals == STR_NONE ? name.len : equals);
    return str_is_one_of(name,
                         STR("build-essential build-base gcc gcc-c++ g++ gfortran clang make cmake "
                             "autoconf automake ninja-build")) ||
           str_ends_z(name, "-dev") || str_ends_z(name, "-devel");
}

static bool is_install(const Command *c)
{
    if (!c->family) return false;
    return cmd_in(c, "apt", "install") || cmd_is(c, "apk", "add") || cmd_is(c, "yum", "install") ||
           cmd_in(c, "dnf", "install") || cmd_is(c, "zypper", "install");
}

static bool removes(const Commands *commands, uint32_t from)
{
    static const Str words = STR_INIT("purge remove autoremove del erase autopurge");
    for (uint32_t i = from; i < commands->count; i++) {
        const Word *sub = cmd_sub(&commands->item[i]);
        if (sub && str_is_one_of(sub->text, words)) return true;
    }
    return false;
}

// The first package of the command that only builds need, or NULL.
static const Word *build_package(const Command *c)
{
    enum { MOST = 64 };
    const Word *arg[MOST];
    uint32_t count = cmd_args(c, arg, MOST);
    for (uint32_t i = 0; i < count && i < MOST; i++)
        if (arg[i]->is_literal && is_build_package(arg[i]->text)) return arg[i];
    return NULL;
}

// Images that are there to build with.
static bool is_build_image(const At *c)
{
    const Stage *s = stage_of(c->model, c->step);
    const ImageRef *root = s ? stage_root_image(c->model, s) : NULL;
    if (!root) return true;
    return str_is_one_of(path_last(root->name),
                         STR("golang rust gcc maven gradle sdk buildpack-deps swift haskell"));
}

static const Word *kept_in(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *found =
            is_install(&commands->item[i]) ? build_package(&commands->item[i]) : NULL;
        if (found) return removes(commands, i + 1) ? NULL : found;
    }
    return NULL;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Word *found = kept_in(run_commands(&c->at));
    const Stage *stage = found ? stage_of(c->model, c->step) : NULL;
    if (!stage || !run_is_shipped(&c->at) || is_build_image(&c->at)) return;
    for (uint32_t step = stage->from + 1; step < c->step; step++) {
        const Instr *before = instr_at(c->model, step);
        if (before->kind == K_RUN && kept_in(commands_of(c->model, step, before))) return;
    }
    report(c, found->span,
           "`%.*s` stays in the image; install and purge it in the RUN that needs it, or build in "
           "another stage",
           STR_ARG(found->text));
}

RULE(build_deps_kept) = {
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apt apk yum dnf zypper"),
    .not_in_onbuild = true,
    .check = check,
};
