// Let pnpm keep to its lock file.
//
// pnpm keeps to its lock file by itself only where the variable `CI` is set, and in a build it is not. It then changes a
// `pnpm-lock.yaml` that does not fit `package.json`, and installs other versions. With `--frozen-lockfile` the build fails
// instead, and you learn of it.
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json pnpm-lock.yaml ./
// RUN pnpm install
//     ^^^^^^^^^^^^ `pnpm install` may bring other versions than those in `pnpm-lock.yaml`; add `--frozen-lockfile`
// ```
//
// ```fixed
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json pnpm-lock.yaml ./
// RUN pnpm install --frozen-lockfile
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json ./
// RUN pnpm install
// COPY pnpm-lock.yaml ./
// RUN pnpm fetch && pnpm install --offline && CI=true pnpm install && pnpm install --frozen-lockfile --prod
// ENV CI=1
// RUN pnpm i
// ```
//
// Where the build context is known, a lock file that lies beside `package.json` and is not copied with it is found, too:
//
// ```context
// package.json
// pnpm-lock.yaml
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json ./
// RUN pnpm install
//     ^^^^^^^^^^^^ `pnpm install` may bring other versions than those in `pnpm-lock.yaml`, which lies beside `package.json`; copy both
// ```
#include "rules/parts/lock_files.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    lock_check(c, manager_at(MANAGER_PNPM), STR("--frozen-lockfile"));
}

static void fix(Fix *f, const Finding *found)
{
    lock_fix(f, found, STR("--frozen-lockfile"));
}

RULE(pnpm_lock_ignored) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("pnpm"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
