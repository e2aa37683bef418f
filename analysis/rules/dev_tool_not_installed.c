// Install the tools that the build runs.
//
// With `NODE_ENV=production`, or `--omit=dev`, the install leaves out what `package.json` lists under `devDependencies`. A script
// that starts such a tool then fails, and the build with it. Install everything in a build stage, and only what the program needs in the one
// that ships.
//
// ```context
// package.json
// ```
//
// ```file package.json
// {"scripts": {"build": "tsc -p . && vite build", "lint": "eslint ."},
//  "dependencies": {"express": "4.21.1"}, "devDependencies": {"typescript": "5.6.3", "vite": "5.4.10"}}
// ```
//
// ```dockerfile
// FROM node:22.12
// WORKDIR /app
// ENV NODE_ENV=production
// COPY . .
// RUN npm ci && npm run build
//               ^^^^^^^^^^^^^ this starts `tsc` of the devDependencies, which `npm ci` leaves out because `NODE_ENV` is `production`; add `--include=dev` there
// ```
//
// ```fixed
// FROM node:22.12
// WORKDIR /app
// ENV NODE_ENV=production
// COPY . .
// RUN npm ci --include=dev && npm run build
// ```
//
// ```dockerfile
// FROM node:22.12
// WORKDIR /app
// COPY package*.json ./
// RUN yarn install --frozen-lockfile --production
// COPY . .
// RUN yarn vite build
//     ^^^^^^^^^^^^^^^ this starts `vite` of the devDependencies, which `yarn install` leaves out because its options say so
// ```
//
// ```dockerfile
// FROM node:22.12
// WORKDIR /app
// COPY . .
// RUN npm ci --omit=dev
// RUN npx tsc -p .
//     ^^^^^^^^^^^^ this starts `tsc` of the devDependencies, which `npm ci` leaves out because its options say so
// ```
//
// An install of everything, also one before the variable is set, and a tool that is installed by itself are fine:
//
// ```dockerfile
// FROM node:22.12 AS build
// WORKDIR /app
// COPY . .
// RUN npm ci
// ENV NODE_ENV=production
// RUN npm run build && npm prune
// FROM node:22.12 AS other
// WORKDIR /app
// ```
#include "model/context.h"
#include "rules/parts/dev_tools.h"

static const Command *install_of(const Model *m, const DevTool *tool)
{
    const Instr *in = instr_at(m, tool->install_step);
    return &commands_of(m, tool->install_step, in)->item[tool->install];
}

static Span words_of(const Command *c)
{
    return (Span){c->word[0].span.start, c->word[c->word_count - 1].span.end};
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    if (!model_context(c->model)) return;
    uint32_t end = commands_near(run_commands(&c->at), 0);
    for (uint32_t i = 0; i < end; i++) {
        DevTool tool = dev_tool_of(&c->at, i);
        if (!tool.tool.len) continue;
        const Command *install = install_of(c->model, &tool);
        Str head = cmd_words(c->arena, install);
        Str add = tool.is_option
                      ? STR("")
                      : str_fmt(c->arena, "; add `%.*s` there", STR_ARG(dev_tool_option(install)));
        Finding *f = report(
            c, words_of(&run_commands(&c->at)->item[i]),
            "this starts `%.*s` of the devDependencies, which `%.*s` leaves out because %.*s%.*s",
            STR_ARG(tool.tool), STR_ARG(head), STR_ARG(tool.how), STR_ARG(add));
        f->number = i;
        if (!context_is_known(model_context(c->model))) f->severity = FL_INFO;
        return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    DevTool tool = dev_tool_of(&f->at, found->number);
    if (!tool.tool.len || tool.is_option) return;
    const Command *install = install_of(f->model, &tool);
    Span end = {cmd_head(install).end, cmd_head(install).end};
    Str option = dev_tool_option(install);
    if (instr_at(f->model, tool.install_step)->is_json || install->place & IN_SHELL_C) return;
    fix_offer(f, found, FIX_ASK, "Add %.*s to the install", STR_ARG(option));
    fix_replace_at(f, tool.install_step, end, str_join(f->arena, STR(" "), option));
}

RULE(dev_tool_not_installed) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("npm npx bunx pnpx yarn pnpm tsc vite webpack ng nest rollup esbuild"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
