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

static Str destination(Check *c, const Instr *in)
{
    Str text = arg_value(c->arena, in, instr_last_arg(in));
    char quote = str_at(text, 0);
    bool is_quoted = quote == '"' || quote == '\'';
    return is_quoted && 1 < text.len ? str_cut(text, 1, text.len - 1) : text;
}

static bool is_relative(Str path)
{
    bool has_drive = char_is_alpha(str_at(path, 0)) && str_at(path, 1) == ':';
    return path.len && path.ptr[0] != '/' && path.ptr[0] != '$' && !has_drive;
}

// hadolint also looks at what stands before the first FROM, as in a fragment of a file.
static bool is_missing(const At *c)
{
    bool is_in_stage = stage_index(c->model, c->step) != NO_STAGE;
    if (!is_in_stage && !fires_broadly(c)) return false;
    return last_before(c->model, c->step, K_WORKDIR) == NO_STEP;
}

static void check(Check *c, const Instr *in)
{
    if (instr_arg_count(in) < 2 || !is_missing(&c->at)) return;
    Str to = destination(c, in), folder = STR("");
    if (!is_relative(to)) return;
    // Nothing else lies in an empty image, and no base can name another folder.
    const Stage *stage = stage_of(c->model, c->step);
    bool is_empty = stage && stage_root(c->model, stage)->base_kind == BASE_SCRATCH;
    if (is_empty && !fires_broadly(&c->at)) return;
    bool is_root = workdir_of(c->arena, c->model, c->step, NO_STEP, &folder) &&
                   str_eq(folder, STR("/")) && str_at(to, 0) != '~';
    if (!is_root && !(fires_broadly(&c->at) && in->kind == K_COPY)) return;
    Finding *f = report(c, node_span(instr_last_arg(in)),
                        "`%.*s` is relative, and without a WORKDIR that means the root folder; set "
                        "one first",
                        STR_ARG(to));
    if (in->kind != K_COPY) f->codes = STR("");
}

// The first instruction of the stage that a new WORKDIR has to stand before.
static void fix(Fix *f, const Finding *found)
{
    uint32_t first = found->step;
    const Stage *stage = stage_of(f->model, found->step);
    if (!stage) return;
    for (uint32_t step = found->step; stage->from < --step;) {
        InstrKind kind = instr_at(f->model, step)->kind;
        if (kind == K_RUN) break;
        if (kind == K_COPY || kind == K_ADD) first = step;
    }
    fix_offer(f, found, FIX_ASK, "Set WORKDIR to `/app`");
    fix_line_before(f, first, STR("WORKDIR /app"));
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
