// Leave out what only developers need.
//
// Without an option for production, tools for tests and builds are installed as well. They make the image larger, and each of them is
// one more program that may have security holes.
//
// ```dockerfile
// FROM node:22.12-slim
// COPY package.json package-lock.json ./
// RUN npm ci && npm cache clean --force
//     ^^^^^^ `npm ci` also installs what only developers need; add `--omit=dev`
// ```
//
// ```fixed
// FROM node:22.12-slim
// COPY package.json package-lock.json ./
// RUN npm ci --omit=dev && npm cache clean --force
// ```
//
// ```dockerfile
// FROM python:3.13-slim
// COPY pyproject.toml poetry.lock ./
// RUN poetry config virtualenvs.create false && poetry install --no-cache
//                                               ^^^^^^^^^^^^^^ `poetry install` also installs what only developers need; add `--only=main`
// ```
//
// ```fixed
// FROM python:3.13-slim
// COPY pyproject.toml poetry.lock ./
// RUN poetry config virtualenvs.create false && poetry install --only=main --no-cache
// ```
//
// For Bundler it is a variable:
//
// ```dockerfile
// FROM ruby:3.3
// RUN bundle install && rm -rf /usr/local/bundle/cache
//     ^^^^^^^^^^^^^^ `bundle install` also installs what only developers need; set `BUNDLE_WITHOUT=development:test`
// RUN bundle install --jobs 4
// ```
//
// ```fixed
// FROM ruby:3.3
// ENV BUNDLE_WITHOUT=development:test
// RUN bundle install && rm -rf /usr/local/bundle/cache
// RUN bundle install --jobs 4
// ```
//
// Where a build follows that needs these tools, leaving them out would break it:
//
// ```dockerfile
// FROM node:22.12-slim
// COPY . .
// RUN npm ci && npm run build && npm cache clean --force
//     ^^^^^^ `npm ci` also installs what only developers need; build in another stage, and add `--omit=dev` in this one
// ```
//
// A folder that is copied from a build stage holds them too:
//
// ```dockerfile
// FROM node:22.12-slim AS build
// COPY package.json package-lock.json ./
// RUN npm ci && npm run build
// FROM node:22.12-slim
// COPY --from=build /app/node_modules ./node_modules
//                   ^^^^^^^^^^^^^^^^^ `npm ci` of the stage `build` also installed what only developers need; run `npm prune --omit=dev` before you copy it
// ```
//
// There is no fix where another stage is built on the same one:
//
// ```dockerfile
// FROM python:3.13-slim AS base
// COPY pyproject.toml uv.lock ./
// RUN uv sync --locked --no-cache
//     ^^^^^^^ `uv sync` also installs what only developers need; others use `base` too, so install again in the last stage, and add `--no-dev` there
// FROM base AS dev
// CMD ["uvicorn", "main:app", "--reload"]
// FROM base
// CMD ["uvicorn", "main:app", "--host", "0.0.0.0"]
// ```
//
// Bun has them too:
//
// ```dockerfile
// FROM oven/bun:1.3.4 AS install
// COPY package.json bun.lock /temp/
// RUN cd /temp && bun install --frozen-lockfile
// FROM oven/bun:1.3.4
// COPY --from=install /temp/node_modules ./node_modules
//                     ^^^^^^^^^^^^^^^^^^ `bun install` of the stage `install` also installed what only developers need; run `bun install --production` before you copy it
// ```
//
// A file without FROM is a part of another one:
//
// ```dockerfile
// COPY pyproject.toml uv.lock ./
// RUN uv sync --locked --no-cache
//     ^^^^^^^ `uv sync` also installs what only developers need; add `--no-dev`
// ```
//
// A variable, an install that is pruned, and a stage of which only the result is copied are fine:
//
// ```dockerfile
// FROM node:22.12-slim AS build
// COPY package.json package-lock.json ./
// RUN npm ci && npm run build
// FROM node:22.12-slim
// ENV NODE_ENV=production
// COPY package.json package-lock.json ./
// RUN npm ci && npm cache clean --force
// COPY --from=build /app/dist ./dist
// ```
//
// ```dockerfile
// FROM composer:2
// RUN composer install --no-dev && poetry install --only main && yarn install --production && pnpm install -P
// RUN npm ci && npm run build && npm prune --omit=dev && npm cache clean --force
// RUN npm install -g serve@14 && BUNDLE_WITHOUT=development bundle install
// ```
//
// So is a container for tests or development, by the variable that says so:
//
// ```dockerfile
// FROM ruby:3.4
// ENV RAILS_ENV=test
// COPY Gemfile Gemfile.lock ./
// RUN bundle install && rm -rf /usr/local/bundle/cache
// CMD ["bundle", "exec", "puma"]
// ```
//
// So is a `package.json` in the build context that lists nothing for developers:
//
// ```context
// package.json
// package-lock.json
// ```
//
// ```file package.json
// {"name": "x", "version": "1.0.0", "dependencies": {"express": "4.21.1"}, "devDependencies": {}}
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// COPY package.json package-lock.json ./
// RUN npm ci && npm cache clean --force
// ```
//
// Nor is anything said where the container starts what the list names for developers:
//
// ```context
// package.json
// package-lock.json
// src/index.ts
// ```
//
// ```file package.json
// {"scripts": {"start": "ts-node src/index.ts"}, "devDependencies": {"ts-node": "10"}}
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// COPY package.json package-lock.json ./
// RUN npm ci && npm cache clean --force
// COPY src ./src
// USER node
// CMD ["npm", "start"]
// ```
#include "rules/parts/copied_before.h"
#include "rules/parts/dev_dependencies.h"
#include "rules/parts/yarn.h"

// The stage of the install, where the last one is built on it and something else needs it too: a stage for development.
static const Stage *shared_stage(Arena *a, const Model *m, uint32_t step)
{
    if (!stage_last(m)) return NULL;
    At last = at_step(a, m, stage_last(m)->from);
    return step_is_on_chain(m, step, last.step) ? stage_sharing(&last, step) : NULL;
}

static void check_run(Check *c)
{
    uint32_t number = 0;
    const Command *install = dev_install(c->model, c->step, &c->at, &number);
    if (!install || dev_is_wanted(&c->at) || dev_is_pruned(c->model, c->step, manager_of(install)))
        return;
    if (dev_install_before(&c->at, manager_of(install))) return;
    const Manager *m = manager_of(install);
    Str options = manager_text(m->production), option = str_next_word(&options);
    Str head = cmd_words(c->arena, install);
    Str how = m->production_env.words
                  ? str_join(c->arena, STR("set `"), manager_text(m->production_env))
                  : str_join(c->arena, STR("add `"), option);
    if (is_new_yarn(&c->at, install)) how = STR("use `yarn workspaces focus --production");
    bool is_needed =
        str_is_one_of(m->family, STR("npm yarn pnpm bun")) && dev_build_follows(c->model, c->step);
    const Stage *shared = shared_stage(c->arena, c->model, c->step);
    Str where = is_needed ? STR("build in another stage, and ") : STR("");
    if (shared)
        where = str_fmt(c->arena, "others use `%.*s` too, so install again in the last stage, and ",
                        STR_ARG(shared->name));
    Finding *f =
        report(c, cmd_head(install), "`%.*s` also installs what only developers need; %.*s%.*s`%s",
               STR_ARG(head), STR_ARG(where), STR_ARG(how),
               shared      ? " there"
               : is_needed ? " in this one"
                           : "");
    f->number = number;
}

// What takes them off again.
static const char *prune_of(const At *c, const Command *install)
{
    if (is_new_yarn(c, install)) return "yarn workspaces focus --production";
    if (cmd_in(install, "pnpm", NULL)) return "pnpm prune --prod";
    if (cmd_in(install, "yarn", NULL)) return "yarn install --production";
    return cmd_in(install, "bun", NULL) ? "bun install --production" : "npm prune --omit=dev";
}

static void check_copy(Check *c, const Instr *in)
{
    const Stage *from = NULL;
    const Node *source = dev_folder_of(&c->at, in, &from);
    if (!source || dev_is_wanted(&c->at)) return;
    uint32_t step = dev_install_of_stage(&c->at, from);
    if (step == NO_STEP) return;
    uint32_t number = 0;
    const Command *install = dev_install(c->model, step, NULL, &number);
    Str head = cmd_words(c->arena, install);
    At at = at_step(c->arena, c->model, step);
    report(c, node_span(source),
           "`%.*s` of the stage `%.*s` also installed what only developers need; %srun `%s` before "
           "you copy it",
           STR_ARG(head), STR_ARG(from->name),
           dev_build_follows(c->model, c->step) ? "build there, and " : "", prune_of(&at, install));
}

static void check(Check *c, const Instr *in)
{
    if (!run_is_shipped(&c->at)) return;
    if (in->kind == K_RUN)
        check_run(c);
    else
        check_copy(c, in);
}

// Where a build follows, it needs them, and other stages may.
static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (in->kind != K_RUN || dev_build_follows(f->model, found->step)) return;
    if (shared_stage(f->arena, f->model, found->step)) return;
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    At at = at_step(f->arena, f->model, found->step);
    if (is_new_yarn(&at, c)) return;
    Str options = manager_text(manager_of(c)->production), option = str_next_word(&options);
    Str env = manager_text(manager_of(c)->production_env);
    if (env.len) {
        fix_offer(f, found, FIX_ASK, "Set %.*s", STR_ARG(env));
        fix_line_before(f, found->step, str_join(f->arena, STR("ENV "), env));
    } else if (cmd_sub(c))
        fix_add_option(f, found, FIX_ASK, option);
    else
        fix_add_option_at_name(f, found, FIX_ASK, option);
}

RULE(dev_dependencies_shipped) = {
    .codes = WORDS(
        "tally:php/composer-no-dev-in-production tally:ruby/missing-bundle-without-development"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN) | ON(COPY),
    .commands = WORDS("uv poetry pdm npm yarn pnpm bun bundle composer"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
