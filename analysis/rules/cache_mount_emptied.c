// Do not empty a cache mount in the RUN that fills it.
//
// What is in a cache mount is never part of the image, so there is nothing to clean. A clean-up in the same RUN, or an
// option that keeps the tool from using its cache, only makes the next build download everything again.
//
// ```dockerfile
// FROM python:3.12-slim
// RUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir -r requirements.txt
//                                                            ^^^^^^^^^^^^^^ with this option the cache mount on `/root/.cache/pip` stays empty; leave it out
// ```
//
// ```fixed
// FROM python:3.12-slim
// RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
// ```
//
// ```dockerfile
// FROM node:22.1-slim
// RUN --mount=type=cache,target=/root/.npm npm ci && npm cache clean --force
//                                                    ^^^^^^^^^^^^^^^^^^^^^^^ this empties the cache mount on `/root/.npm`; leave it out
// ```
//
// ```fixed
// FROM node:22.1-slim
// RUN --mount=type=cache,target=/root/.npm npm ci
// ```
//
// Deleting a part of the mount, and cleaning a folder without a mount, are fine:
//
// ```dockerfile
// FROM node:22.1-slim
// RUN npm ci && npm cache clean --force
// RUN --mount=type=cache,target=/root/.cache/pip npm ci && npm cache clean --force
// RUN --mount=type=cache,target=/root/.npm npm ci && rm -rf /root/.npm/_logs
// RUN --mount=type=cache,target=/var/cache/apt,sharing=locked pip install --no-cache-dir -r requirements.txt
// ENV PIP_CACHE_DIR=/pip
// RUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir -r requirements.txt
// USER node
// RUN --mount=type=cache,target=/root/.npm npm ci && npm cache clean --force
// ```
#include "lint/users.h"
#include "rules/parts/downloads.h"
#include "rules/parts/mount_options.h"

// A manager: where its cache lies, the option that makes it use none, and what empties it.
typedef struct Row {
    const char *family;
    Str folder, options;
    const char *sub;
    Str word;    // after the sub-command
    Str setting; // a variable that moves the cache
} Row;

static const Row rows[] = {
    {"pip", STR_INIT("/root/.cache/pip"), STR_INIT("--no-cache-dir"), "cache", STR_INIT("purge"),
     STR_INIT("PIP_CACHE_DIR")},
    {"npm", STR_INIT("/root/.npm"), STR_INIT(""), "cache", STR_INIT("clean"),
     STR_INIT("npm_config_cache")},
    {"uv", STR_INIT("/root/.cache/uv"), STR_INIT("--no-cache"), "cache", STR_INIT("clean"),
     STR_INIT("UV_CACHE_DIR")},
    {"yarn", STR_INIT("/usr/local/share/.cache/yarn"), STR_INIT(""), "cache", STR_INIT("clean"),
     STR_INIT("YARN_CACHE_FOLDER")},
    {"apk", STR_INIT("/var/cache/apk"), STR_INIT("--no-cache"), "cache", STR_INIT("clean"),
     STR_INIT("HOME")},
    {"dnf", STR_INIT("/var/cache/dnf"), STR_INIT(""), "clean", STR_INIT("all"), STR_INIT("HOME")},
    {"yum", STR_INIT("/var/cache/yum"), STR_INIT(""), "clean", STR_INIT("all"), STR_INIT("HOME")},
    {"zypper", STR_INIT("/var/cache/zypp"), STR_INIT(""), "clean", STR_INIT("--all -a"),
     STR_INIT("HOME")},
    {"apt", STR_INIT("/var/cache/apt"), STR_INIT(""), "clean", STR_INIT(""), STR_INIT("HOME")},
};

static const Row *row_of(const Command *c)
{
    for (uint32_t i = 0; i < ARRAY_LEN(rows); i++)
        if (cmd_in(c, rows[i].family, NULL)) return &rows[i];
    return NULL;
}

static bool has_cache_mount(const At *c, Str folder)
{
    const Mounts *mounts = mounts_at(c->model, c->step, c->in);
    for (uint32_t i = 0; i < mounts->count; i++)
        if (str_eq(mounts->item[i].type, STR("cache")) && str_eq(mounts->item[i].target, folder))
            return true;
    return false;
}

static bool is_declared(const At *c, Str name)
{
    return var_declared(c->model, c->step, var_limit(c->model, c->step), name) != NULL;
}

// The folders are those of root, where no variable names others.
static bool is_as_usual(const At *c, const Row *row)
{
    UserNow user = user_before(c->model, c->step);
    return (user.step == NO_STEP || (user.is_known && user.is_root)) &&
           !is_declared(c, row->setting) && !is_declared(c, STR("HOME"));
}

static const Word *option_of(const Row *row, const Command *c)
{
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_is_one_of(c->word[i].text, row->options)) return &c->word[i];
    return NULL;
}

static bool cleans(const Row *row, const Command *c)
{
    const Word *sub = cmd_in(c, row->family, row->sub) ? cmd_sub(c) : NULL;
    if (!sub || !row->word.len) return sub != NULL;
    for (const Word *word = sub + 1; word < c->word + c->word_count; word++)
        if (str_is_one_of(word->text, row->word)) return true;
    return false;
}

static void check(Check *c, const Instr *in)
{
    if (!in->flag_count) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        const Row *row = row_of(command);
        if (!row || !has_cache_mount(&c->at, row->folder) || !is_as_usual(&c->at, row)) continue;
        const Word *option = option_of(row, command);
        if (!option && !cleans(row, command)) continue;
        const char *format =
            option ? "with this option the cache mount on `%.*s` stays empty; leave it out"
                   : "this empties the cache mount on `%.*s`; leave it out";
        Finding *f = report(c, option ? option->span : command->span, "cache");
        f->message = message_on(c->arena, format, row->folder);
        f->number = i;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    const Command *c = &commands->item[found->number];
    const Word *option = option_of(row_of(c), c);
    if (option && str_eq(c->name, STR("apk"))) return; // without it the list of packages is missing
    fix_offer(f, found, FIX_SAFE, option ? "Leave out the option" : "Leave out the clean-up");
    if (option)
        fix_delete_words(f, found, option, option);
    else if (commands->is_chain && !in->is_json && found->number &&
             found->number + 1 == commands->count &&
             c->list == commands->item[found->number - 1].list)
        fix_delete(f, found, (Span){commands->item[found->number - 1].span.end, c->span.end});
}

RULE(cache_mount_emptied) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = "pip npm uv yarn apk dnf yum zypper apt",
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
