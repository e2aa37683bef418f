// Let uv keep to its lock file.
//
// Without `--locked` `uv sync` changes a `uv.lock` that does not fit `pyproject.toml`: the image then has other versions
// than those that were tested. With it the build fails, and you learn of it.
//
// ```dockerfile
// FROM python:3.12-slim
// WORKDIR /app
// COPY pyproject.toml uv.lock ./
// RUN uv sync --no-cache --no-dev
//     ^^^^^^^ `uv sync` may bring other versions than those in `uv.lock`; add `--locked`
// ```
//
// ```fixed
// FROM python:3.12-slim
// WORKDIR /app
// COPY pyproject.toml uv.lock ./
// RUN uv sync --locked --no-cache --no-dev
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// WORKDIR /app
// COPY pyproject.toml ./
// RUN uv sync --no-cache --no-dev
// RUN --mount=type=bind,source=uv.lock,target=uv.lock uv sync --no-cache --frozen
// COPY uv.lock ./
// ENV UV_LOCKED=1
// RUN uv sync --no-cache --no-dev
// ```
//
// Where the build context is known, a lock file that lies beside `pyproject.toml` and is not copied with it is found, too:
//
// ```context
// pyproject.toml
// uv.lock
// ```
//
// ```dockerfile
// FROM ghcr.io/astral-sh/uv:0.8-debian
// WORKDIR /app
// COPY pyproject.toml ./
// RUN uv sync
//     ^^^^^^^ `uv sync` may bring other versions than those in `uv.lock`, which lies beside `pyproject.toml`; copy both
// ```
#include "rules/parts/lock_files.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    lock_check(c, manager_at(MANAGER_UV), STR("--locked"));
}

static void fix(Fix *f, const Finding *found)
{
    lock_fix(f, found, STR("--locked"));
}

RULE(uv_lock_ignored) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("uv"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
