// Say where relative destinations start, with WORKDIR.
//
// Without WORKDIR the files land in the root of the file system, between `/bin` and `/etc`, where names can clash and nobody
// looks for them.
//
// ```dockerfile
// FROM python:3.12-slim
// COPY requirements.txt .
//                       ^ `.` is relative, and without a WORKDIR that means the root folder; set one first
// RUN pip install --no-cache-dir -r requirements.txt
// CMD ["python", "app.py"]
// ```
//
// ```fixed
// FROM python:3.12-slim
// WORKDIR /app
// COPY requirements.txt .
// RUN pip install --no-cache-dir -r requirements.txt
// CMD ["python", "app.py"]
// ```
//
// Where something counts on the root folder, the fix says so:
//
// ```dockerfile
// FROM debian:12 AS build
// COPY main.c .
//             ^ `.` is relative, and without a WORKDIR that means the root folder; set one first
// RUN make main
// FROM debian:12
// COPY --from=build /main /usr/local/bin/
// ```
//
// ```fixed
// FROM debian:12 AS build
// WORKDIR /
// COPY main.c .
// RUN make main
// FROM debian:12
// COPY --from=build /main /usr/local/bin/
// ```
//
// An absolute destination, a WORKDIR in the stage or its base, a variable, a base image that may start elsewhere, an empty one, where nothing
// else lies, and a drive of Windows are fine:
//
// ```dockerfile
// FROM debian:12 AS base
// WORKDIR /srv
// FROM base
// COPY a b
// FROM debian:12
// ARG TO
// COPY a /srv/b
// COPY a $TO
// FROM example.com/app:1
// COPY a b
// FROM golang:1.22
// COPY a b
// FROM php:8.3-fpm-alpine
// COPY a b
// FROM scratch
// COPY --from=base /srv/app .
// ENTRYPOINT ["/app"]
// ```
//
// ```dockerfile
// # escape=`
// FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
// COPY a C:\b
// COPY a b
// ```
#include "lint/base_image.h"
#include "lint/workdirs.h"
#include "rules/parts/root_places.h"

static Str destination(Arena *a, const Instr *in)
{
    return arg_value(a, in, instr_last_arg(in));
}

static bool is_relative(Str path)
{
    bool has_drive = char_is_alpha(str_at(path, 0)) && str_at(path, 1) == ':';
    return path.len && path.ptr[0] != '/' && path.ptr[0] != '$' && !has_drive;
}

// hadolint also looks at what stands before the first FROM, as in a fragment of a file.
static bool is_missing(const At *c)
{
    bool is_in_stage = step_is_in_stage(c->model, c->step);
    if (!is_in_stage && !fires_broadly(c)) return false;
    return last_before(c->model, c->step, K_WORKDIR) == NO_STEP;
}

static void check(Check *c, const Instr *in)
{
    if (instr_arg_count(in) < 2 || !is_missing(&c->at)) return;
    Str to = destination(c->arena, in), folder = STR("");
    if (!is_relative(to)) return;
    // Nothing else lies in an empty image, and no base can name another folder.
    const Stage *stage = stage_of(c->model, c->step);
    bool is_empty = stage && stage_root(c->model, stage)->base_kind == BASE_SCRATCH;
    if (is_empty && !fires_broadly(&c->at)) return;
    bool is_root = workdir_of(c->arena, c->model, c->step, NO_STEP, &folder) &&
                   str_is_z(folder, "/") && str_at(to, 0) != '~';
    if (!is_root && !(fires_broadly(&c->at) && in->kind == K_COPY)) return;
    Finding *f = report(c, node_span(instr_last_arg(in)),
                        "`%.*s` is relative, and without a WORKDIR that means the root folder; set "
                        "one first",
                        STR_ARG(to));
    if (in->kind != K_COPY) f->codes = STR("");
}

// The first instruction of the stage that a new WORKDIR has to stand before: one fix for all that are copied in it.
static uint32_t first_reached(const Fix *f, const Stage *stage, uint32_t found)
{
    uint32_t first = found;
    for (uint32_t step = found; stage->from < --step;) {
        const Instr *in = instr_at(f->model, step);
        bool is_copy = (in->kind == K_COPY || in->kind == K_ADD) && 1 < instr_arg_count(in);
        if (is_copy && is_relative(destination(f->arena, in))) first = step;
    }
    while (stage->from < first - 1) {
        InstrKind kind = instr_at(f->model, first - 1)->kind;
        if (kind != K_COPY && kind != K_ADD) break;
        first--;
    }
    return first;
}

static void fix(Fix *f, const Finding *found)
{
    const Stage *stage = stage_of(f->model, found->step);
    if (!stage) return;
    uint32_t first = first_reached(f, stage, found->step);
    Str folder = root_is_counted_on(&f->at, stage, first) ? STR("/") : STR("/app");
    fix_offer(f, found, FIX_ASK, "Set WORKDIR to `%.*s`", STR_ARG(folder));
    fix_line_before(f, first, str_fmt(f->arena, "WORKDIR %.*s", STR_ARG(folder)));
}

RULE(copy_relative_without_workdir) = {
    .codes = WORDS("hadolint:DL3045"),
    .severity = FL_WARNING,
    .since = "0.2",
    .misses = ON(WORKDIR),
    .on = ON(COPY) | ON(ADD),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
