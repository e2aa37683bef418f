// Do not ship what uv, poetry or pipenv downloaded.
//
// They keep a copy of each package in a cache, which nothing reads in the image. An option, a variable or a cache mount
// keeps it out.
//
// ```dockerfile
// FROM python:3.12-slim
// RUN uv sync --locked --no-dev
//     ^^^^^^^ `uv sync` leaves its downloads in the image; add `--no-cache`
// ```
//
// ```fixed
// FROM python:3.12-slim
// RUN uv sync --no-cache --locked --no-dev
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// RUN uv pip install --system flask==3.0.0
//     ^^^^^^ `uv pip` leaves its downloads in the image; add `--no-cache`
// ```
//
// ```fixed
// FROM python:3.12-slim
// RUN uv pip install --no-cache --system flask==3.0.0
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// RUN pipenv sync --system
//     ^^^^^^^^^^^ `pipenv sync` leaves its downloads in the image; end the RUN with `rm -rf /root/.cache/pip*`
// ```
//
// ```fixed
// FROM python:3.12-slim
// RUN pipenv sync --system && rm -rf /root/.cache/pip*
// ```
//
// A cache mount, a clean-up, a variable, and a stage of which only the result is copied are fine:
//
// ```dockerfile
// FROM python:3.12-slim AS build
// RUN poetry install --only main
// FROM python:3.12-slim
// RUN --mount=type=cache,target=/root/.cache/uv uv sync --locked
// RUN uv sync && uv cache clean && poetry install && rm -rf /root/.cache && uv pip list
// ENV UV_NO_CACHE=1
// RUN uv sync --locked
// ```
#include "rules/parts/caches.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    cache_check(c, manager_at(MANAGER_UV), NULL);
    cache_check(c, manager_at(MANAGER_POETRY), NULL);
    cache_check(c, manager_at(MANAGER_PIPENV), NULL);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    const Manager *m = manager_of(c);
    if (m) cache_fix(f, found, FIX_ASK, m);
}

RULE(uv_cache_kept) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("uv poetry pipenv"),
    .is_folded = true,
    .beats = WORDS("cache-mount-missing"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
