// Do not ship what yarn downloaded.
//
// yarn keeps a copy of every package that it installs in its cache folder. The program never reads it, and it often doubles
// the size of the layer. Clean it in the same RUN, or use a cache mount, which makes the next build faster as well.
//
// ```dockerfile
// FROM node:22.12-slim
// RUN yarn install --frozen-lockfile
//     ^^^^^^^^^^^^ `yarn install` leaves its downloads in the image; end the RUN with `yarn cache clean`
// ```
//
// ```fixed
// FROM node:22.12-slim
// RUN yarn install --frozen-lockfile && yarn cache clean
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// ENV YARN_CACHE_FOLDER=/cache
// RUN --mount=type=cache,target=/cache yarn install --frozen-lockfile
// ```
#include "rules/parts/caches.h"

static const CacheSeen seen = {
    .names = STR_INIT("yarn"),
    .words = STR_INIT("install"),
    .option = STR_INIT(""),
    .cleans = STR_INIT("cache clean"),
    .folder = STR_INIT(""),
    .mounts = STR_INIT(".cache/yarn"),
    .is_by_stage = true,
};

static void check(Check *c, const Instr *in)
{
    (void)in;
    cache_check(c, manager_at(MANAGER_YARN), &seen);
}

static void fix(Fix *f, const Finding *found)
{
    cache_fix(f, found, FIX_SAFE, manager_at(MANAGER_YARN));
}

RULE(yarn_cache_kept) = {
    .codes = WORDS("hadolint:DL3060"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("yarn"),
    .is_folded = true,
    .beats = WORDS("cache-mount-missing"),
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
