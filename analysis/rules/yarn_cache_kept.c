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
//
// The newer yarn (from version 2 on) runs programs straight from its cache unless told otherwise, so nothing is said of it:
//
// ```dockerfile
// FROM node:22.12-slim
// RUN corepack enable
// COPY package.json yarn.lock .yarnrc.yml ./
// RUN yarn install
// ```
#include "rules/parts/caches.h"
#include "rules/parts/yarn.h"

static const CacheSeen seen = {
    .names = STR_INIT("yarn"),
    .words = STR_INIT("install"),
    .option = STR_INIT(""),
    .cleans = STR_INIT("cache clean"),
    .folder = STR_INIT(""),
    .mounts = STR_INIT(".cache/yarn"),
    .is_by_stage = true,
};

static bool has_new_yarn(const At *c, const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if (is_new_yarn(c, &commands->item[i])) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    if (!fires_broadly(&c->at) && has_new_yarn(&c->at, run_commands(&c->at))) return;
    cache_check(c, manager_at(MANAGER_YARN), &seen);
}

static void fix(Fix *f, const Finding *found)
{
    At at = at_step(f->arena, f->model, found->step);
    if (has_new_yarn(&at, run_commands(&at))) return;
    // The cache of a new one may be what the program runs from.
    cache_fix(f, found, may_be_new_yarn(&at) ? FIX_ASK : FIX_SAFE, manager_at(MANAGER_YARN));
}

RULE(yarn_cache_kept) = {
    .codes = WORDS("hadolint:DL3060"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("yarn"),
    .is_folded = true,
    .beats = WORDS("cache-mount-missing"),
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
