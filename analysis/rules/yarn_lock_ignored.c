// Let yarn keep to its lock file.
//
// Without `--frozen-lockfile` yarn changes a `yarn.lock` that does not fit `package.json`: the image then has other versions
// than those that were tested. With it the build fails, and you learn of it.
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json yarn.lock ./
// RUN yarn install && yarn cache clean
//     ^^^^^^^^^^^^ `yarn install` may bring other versions than those in `yarn.lock`; add `--frozen-lockfile`
// ```
//
// ```fixed
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json yarn.lock ./
// RUN yarn install --frozen-lockfile && yarn cache clean
// ```
//
// `yarn` alone installs as well:
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json yarn.lock ./
// RUN yarn && yarn cache clean
//     ^^^^ `yarn` may bring other versions than those in `yarn.lock`; add `--frozen-lockfile`
// ```
//
// ```fixed
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json yarn.lock ./
// RUN yarn --frozen-lockfile && yarn cache clean
// ```
//
// From version 2 on the option is called `--immutable`:
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json yarn.lock .yarnrc.yml ./
// RUN yarn install
//     ^^^^^^^^^^^^ `yarn install` may bring other versions than those in `yarn.lock`; add `--immutable`
// ```
//
// ```fixed
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json yarn.lock .yarnrc.yml ./
// RUN yarn install --immutable
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json ./
// RUN yarn install && yarn cache clean
// COPY yarn.lock ./
// RUN yarn install --immutable && yarn cache clean && yarn add express@4 && yarn build && yarn cache clean
// RUN if [ -f yarn.lock ]; then yarn --frozen-lockfile; else yarn; fi && yarn cache clean
// ```
//
// Where the build context is known, a lock file that lies beside `package.json` and is not copied with it is found, too:
//
// ```context
// package.json
// yarn.lock
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json ./
// RUN yarn
//     ^^^^ `yarn` may bring other versions than those in `yarn.lock`, which lies beside `package.json`; copy both
// ```
#include "rules/parts/lock_files.h"
#include "rules/parts/yarn.h"

// The option that keeps to the lock file; none where Yarn 2 or later does so by itself.
static Str option_of(const At *c)
{
    const Commands *commands = run_commands(c);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *yarn = &commands->item[i];
        if (!is_new_yarn(c, yarn)) continue;
        bool is_kept =
            has_setting(c, yarn, STR("CI")) && !has_option_of(yarn, STR("--no-immutable"));
        return is_kept ? STR("") : STR("--immutable");
    }
    return STR("--frozen-lockfile");
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    Str option = option_of(&c->at);
    if (option.len) lock_check(c, manager_at(MANAGER_YARN), option);
}

static void fix(Fix *f, const Finding *found)
{
    At at = at_step(f->arena, f->model, found->step);
    lock_fix(f, found, option_of(&at));
}

RULE(yarn_lock_ignored) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("yarn"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
