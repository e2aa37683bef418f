// Let bun keep to its lock file.
//
// Without `--frozen-lockfile` bun changes a lock file that does not fit `package.json`: the image then has other versions
// than those that were tested. With it the build fails, and you learn of it.
//
// ```dockerfile
// FROM oven/bun:1.1
// WORKDIR /app
// COPY package.json bun.lock ./
// RUN bun install
//     ^^^^^^^^^^^ `bun install` may bring other versions than those in `bun.lock`; add `--frozen-lockfile`
// ```
//
// ```fixed
// FROM oven/bun:1.1
// WORKDIR /app
// COPY package.json bun.lock ./
// RUN bun install --frozen-lockfile
// ```
//
// ```dockerfile
// FROM oven/bun:1.1
// COPY package.json bun.lockb /app/
// RUN cd /app && bun install
//                ^^^^^^^^^^^ `bun install` may bring other versions than those in `bun.lockb`; add `--frozen-lockfile`
// ```
//
// ```dockerfile
// FROM oven/bun:1.1
// WORKDIR /app
// COPY package.json ./
// RUN bun install
// COPY bun.lockb ./
// RUN bun ci && bun install --frozen-lockfile --production && bun install express@4
// ```
#include "rules/parts/lock_files.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    lock_check(c, manager_at(MANAGER_BUN), STR("--frozen-lockfile"));
}

static void fix(Fix *f, const Finding *found)
{
    lock_fix(f, found, STR("--frozen-lockfile"));
}

RULE(bun_lock_ignored) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("bun"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
