// Copy the list of dependencies, install, and only then copy the sources.
//
// The builder keeps the layer of an install as long as nothing before it has changed. After `COPY . .` every edit of
// any file changes something before it, and all dependencies are installed again.
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY . .
//      ^ every change of a file runs `npm ci` again; copy `package*.json` first, install, then copy the rest
// RUN npm ci && npm cache clean --force
// USER node
// CMD ["node", "."]
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// COPY . /app
//      ^ every change of a file runs `pip install` again; copy `requirements.txt` first, install, then copy the rest
// RUN pip install --no-cache-dir -r requirements.txt
// ```
//
// A file that copies the lists first, and an install that needs the sources, are fine:
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package*.json ./
// RUN npm ci && npm cache clean --force
// COPY . .
// RUN npm run build
// FROM python:3.12-slim
// COPY . /app
// RUN pip install --no-cache-dir /app
// ```
#include "lint/run_facts.h"

typedef struct Manager {
    const char *family, *sub;
    Str lists;       // what has to be copied for the install
    bool takes_list; // only with `-r FILE`
} Manager;

static const Manager managers[] = {
    {"npm", "ci", STR_INIT("package*.json"), false},
    {"npm", "install", STR_INIT("package*.json"), false},
    {"npm", "i", STR_INIT("package*.json"), false},
    {"yarn", "install", STR_INIT("package.json yarn.lock"), false},
    {"pnpm", "install", STR_INIT("package.json pnpm-lock.yaml"), false},
    {"pip", "install", STR_INIT("requirements.txt"), true},
    {"bundle", "install", STR_INIT("Gemfile Gemfile.lock"), false},
    {"composer", "install", STR_INIT("composer.json composer.lock"), false},
};

static bool has_list(const Command *c)
{
    return cmd_flag(c, "-r", "--requirement");
}

// The row of an install that needs the lists only: it names no package of its own.
static const Manager *installs(const Command *c)
{
    const Word *arg[2];
    for (uint32_t i = 0; i < ARRAY_LEN(managers); i++) {
        const Manager *m = &managers[i];
        if (!cmd_in(c, m->family, m->sub)) continue;
        bool is_global = cmd_flag(c, "-g", "--global") || cmd_flag(c, "-e", "--editable");
        return is_global || cmd_args(c, arg, 2) || (m->takes_list && !has_list(c)) ? NULL : m;
    }
    return NULL;
}

static const Command *first_install(const Commands *commands, const Manager **manager)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if ((*manager = installs(&commands->item[i]))) return &commands->item[i];
    return NULL;
}

// The source of a COPY or ADD from the context that is the whole of it, or NULL.
static const Node *whole_context(const Instr *in)
{
    if ((in->kind != K_COPY && in->kind != K_ADD) || in->is_json || instr_flag(in, STR("from")))
        return NULL;
    if (instr_arg_count(in) != 2) return NULL;
    const Node *source = instr_arg(in, 0);
    return str_is_one_of(node_str(in, source), STR(". ./ * ./*")) ? source : NULL;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Model *m = c->model;
    const Manager *manager = NULL;
    const Command *install = first_install(run_commands(c), &manager);
    uint32_t from = install ? stage_start(m, c->step) : NO_STEP;
    if (from == NO_STEP) return;
    Mounts mounts = *mounts_at(m, c->step, c->in);
    for (uint32_t i = 0; i < mounts.count; i++)
        if (str_eq(mounts.item[i].type, STR("bind"))) return;
    uint32_t copy = NO_STEP;
    for (uint32_t step = from + 1; step < c->step; step++) {
        const Instr *before = instr_at(m, step);
        if (copy == NO_STEP && whole_context(before)) copy = step;
        const Manager *earlier = NULL;
        if (before->kind == K_RUN && first_install(commands_of(m, step, before), &earlier) &&
            str_eq(earlier->lists, manager->lists))
            return;
    }
    if (copy == NO_STEP) return;
    const Instr *source = instr_at(m, copy);
    Str head = cmd_words(c->arena, install);
    Finding *f = report_at(
        c, copy, node_span(whole_context(source)),
        "every change of a file runs `%.*s` again; copy `%.*s` first, install, then copy the rest",
        STR_ARG(head), STR_ARG(manager->lists));
    relate(c, f, c->step, cmd_head(install), "the install that runs again");
}

RULE(source_copied_before_install) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .not_in_onbuild = true,
    .check = check,
};
