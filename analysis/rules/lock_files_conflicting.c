// Keep one lock file, and install with the program that it belongs to.
//
// npm, yarn, pnpm and bun each have a lock file of their own, and do not keep to that of another. Where two lock files are
// kept, one of them goes out of date. Where the wrong program installs, the versions are not those that were tested.
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json package-lock.json yarn.lock ./
//                                     ^^^^^^^^^ `yarn.lock` and `package-lock.json` belong to different programs, and one of them goes out of date; keep one
// RUN npm ci --omit=dev && npm cache clean --force
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json yarn.lock ./
// RUN npm install --omit=dev && npm cache clean --force
//     ^^^^^^^^^^^ `npm install` does not keep to `yarn.lock`, so it may install other versions; use `yarn install`
// ```
//
// Also where a whole folder is copied that holds both:
//
// ```context
// package.json
// package-lock.json
// yarn.lock
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY . .
//      ^ `package-lock.json` and `yarn.lock` in this folder belong to different programs, and one of them goes out of date; keep one
// RUN yarn install --frozen-lockfile --production && yarn cache clean
// ```
//
// A wildcard copies whichever is there:
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json yarn.lock* package-lock.json* pnpm-lock.yaml* ./
// RUN if [ -f yarn.lock ]; then yarn --frozen-lockfile; else npm ci; fi && npm cache clean --force && yarn cache clean
// RUN npm install -g serve@14 && npm cache clean --force
// ```
#include "lint/context_sources.h"
#include "rules/parts/lock_files.h"
#include "values/file_kinds.h"

static const ManagerId OWNERS[] = {MANAGER_NPM, MANAGER_YARN, MANAGER_PNPM, MANAGER_BUN};

static const Manager *owner_of(Str path)
{
    for (uint32_t i = 0; i < ARRAY_LEN(OWNERS); i++)
        if (str_is_one_of(path_last(path), manager_text(manager_at(OWNERS[i])->lock)))
            return manager_at(OWNERS[i]);
    return NULL;
}

// The lock file of a manager in a folder of the context, empty when none reaches the builder.
static Str lock_in(Arena *a, const FlContext *context, Str folder, const Manager *m)
{
    Str locks = manager_text(m->lock);
    for (Str name = str_next_word(&locks); name.len; name = str_next_word(&locks)) {
        bool is_root = !folder.len || str_is_z(folder, ".");
        Str path = is_root ? name : str_fmt(a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
        const ContextEntry *entry = context_find(context, path);
        if (entry && context_reaches(context, entry)) return name;
    }
    return STR("");
}

// The lock files that a copied folder holds.
static bool check_folder(Check *c, const ContextSource *source)
{
    const FlContext *context = model_context(c->model);
    Str first = STR("");
    if (!context || !source->is_known) return false;
    for (uint32_t i = 0; i < ARRAY_LEN(OWNERS); i++) {
        Str lock = lock_in(c->arena, context, source->path, manager_at(OWNERS[i]));
        if (lock.len && first.len) {
            report(c, source->span,
                   "`%.*s` and `%.*s` in this folder belong to different programs, and one of them "
                   "goes out of date; keep one",
                   STR_ARG(first), STR_ARG(lock));
            return true;
        }
        if (lock.len) first = lock;
    }
    return false;
}

static void check_copy(Check *c, const Instr *in)
{
    ContextSources sources = context_sources_of(&c->at, in);
    const Manager *first = NULL;
    Str first_path = STR("");
    for (uint32_t i = 0; i < sources.count; i++) {
        const ContextSource *source = &sources.item[i];
        if (check_folder(c, source) || sources.count == 1) return;
        const Manager *owner = source->is_known ? owner_of(source->path) : NULL;
        if (!owner || owner == first) continue;
        if (first) {
            report(c, source->span,
                   "`%.*s` and `%.*s` belong to different programs, and one of them goes out of "
                   "date; keep one",
                   STR_ARG(source->path), STR_ARG(first_path));
            return;
        }
        first = owner;
        first_path = source->path;
    }
}

// The manager whose lock file is there for sure; NULL when that is not one alone.
static const Manager *only_owner(const At *c)
{
    const Manager *only = NULL;
    for (uint32_t i = 0; i < ARRAY_LEN(OWNERS); i++) {
        LockAnswer lock = lock_before(c, manager_text(manager_at(OWNERS[i])->lock));
        if (lock == LOCK_NOT_SEEN) continue;
        if (only || lock == LOCK_LIKELY) return NULL;
        only = manager_at(OWNERS[i]);
    }
    return only;
}

static void check_run(Check *c)
{
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        const Manager *used = command_is_named(&c->at, command) ? manager_of(command) : NULL;
        if (!used || !str_is_one_of(used->family, STR("npm yarn pnpm bun"))) continue;
        if (!syncs_list(used, command) || command->place & (IN_BODY | IN_CONDITION)) continue;
        if (lock_before(&c->at, manager_text(used->lock)) == LOCK_THERE) return;
        const Manager *owner = only_owner(&c->at);
        if (!owner || owner == used) return;
        if (str_is_z(used->family, "bun")) return; // it reads the files of the others
        Str head = cmd_words(c->arena, command), locks = manager_text(owner->lock);
        Str lock = str_next_word(&locks);
        report(c, cmd_head(command),
               "`%.*s` does not keep to `%.*s`, so it may install other versions; use `%.*s "
               "install`",
               STR_ARG(head), STR_ARG(lock), STR_ARG(owner->family));
        return;
    }
}

static void check(Check *c, const Instr *in)
{
    if (in->kind == K_RUN)
        check_run(c);
    else
        check_copy(c, in);
}

RULE(lock_files_conflicting) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN) | ON(COPY) | ON(ADD),
    .commands = WORDS("npm yarn pnpm bun"),
    .not_in_onbuild = true,
    .check = check,
};
