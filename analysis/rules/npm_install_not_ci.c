// Install with `npm ci` where there is a lock file.
//
// `npm install` changes a `package-lock.json` that does not fit `package.json`, and then installs other versions. `npm ci`
// installs exactly what the lock file says, and fails when the two do not fit.
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json package-lock.json ./
// RUN npm install --omit=dev && npm cache clean --force
//     ^^^^^^^^^^^ `npm install` may bring other versions than those in `package-lock.json`; use `npm ci`
// ```
//
// ```fixed
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json package-lock.json ./
// RUN npm ci --omit=dev && npm cache clean --force
// ```
//
// A wildcard may bring the lock file along:
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package*.json ./
// RUN ["npm", "i"]
//      ^^^^^^^^^^ `npm i` may bring other versions than those in `package-lock.json`; use `npm ci`
// ```
//
// ```fixed
// FROM node:22.12-slim
// WORKDIR /app
// COPY package*.json ./
// RUN ["npm", "ci"]
// ```
//
// Where the build context is known, a lock file that lies beside `package.json` and is not copied with it is found, too: copy both.
//
// Without a lock file there is nothing else, and packages that are installed globally have none:
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package.json ./
// RUN npm install && npm cache clean --force
// COPY package-lock.json ./
// RUN npm install -g serve@14 && npm install --package-lock-only && npm install --no-package-lock && npm cache clean --force
// RUN npm install && npm install express@4 && npm cache clean --force
// ```
//
// Nor is there one where the RUN itself has looked for it:
//
// ```dockerfile
// FROM node:22.12-slim
// WORKDIR /app
// COPY package*.json ./
// RUN if [ -f package-lock.json ]; then npm ci; else npm install; fi && npm cache clean --force
// RUN if [ ! -f package-lock.json ]; then npm install; fi && npm cache clean --force
// RUN (npm ci || npm install) && npm cache clean --force
// ```
#include "rules/parts/lock_files.h"

#define LIST STR("package.json")
#define LOCK STR("package-lock.json")

// Whether packages are added to the list as well, so that the lock file changes.
static bool adds_packages(const Commands *commands)
{
    const Word *arg[1];
    for (uint32_t i = 0; i < commands_near(commands, 0); i++) {
        const Command *c = &commands->item[i];
        bool is_add = cmd_is(c, "npm", "install") || cmd_is(c, "npm", "i") ||
                      cmd_is(c, "npm", "add") || cmd_is(c, "npm", "update");
        if (is_add && cmd_args(c, arg, 1) && !has_option_of(c, STR("-g --global"))) return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Manager *npm = manager_at(MANAGER_NPM);
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        bool is_install = cmd_is(command, "npm", "install") || cmd_is(command, "npm", "i");
        if (!is_install || !syncs_list(npm, command) || adds_packages(commands)) continue;
        if (lock_is_chosen(commands, i, npm)) continue;
        if (has_option_of(command, STR("--no-package-lock --no-shrinkwrap"))) continue;
        LockAnswer lock = lock_before(&c->at, manager_text(npm->lock));
        if (lock == LOCK_NOT_SEEN) {
            Finding *left = lock_report_left(c, command, LIST, LOCK, ", and use `npm ci`");
            if (left) left->number = i;
            return;
        }
        Str head = cmd_words(c->arena, command);
        Finding *f = report(
            c, cmd_head(command),
            "`%.*s` may bring other versions than those in `package-lock.json`; use `npm ci`",
            STR_ARG(head));
        f->number = i;
        // Whether there is a lock file is then a guess.
        if (lock == LOCK_LIKELY) f->severity = FL_INFO;
        return;
    }
}

// Copies the lock file with the list, where that goes into a folder.
static void copy_lock(Fix *f, uint32_t step, Span source)
{
    const Instr *in = instr_at(f->model, step);
    Str text = instr_slice(in, source), folder = text;
    folder.len -= LIST.len;
    fix_replace_at(f, step, (Span){source.end, source.end},
                   str_fmt(f->arena, " %.*s%.*s", STR_ARG(folder), STR_ARG(LOCK)));
}

static bool may_copy_lock(const Fix *f, uint32_t step, Span source)
{
    const Instr *in = instr_at(f->model, step);
    Str to = node_str(in, instr_last_arg(in));
    bool is_folder = str_is_z(to, ".") || str_ends_z(to, "/");
    return is_folder && !in->is_json && str_ends(instr_slice(in, source), LIST);
}

static void fix(Fix *f, const Finding *found)
{
    const struct Related *with = found->related;
    if (with && !may_copy_lock(f, with->step, with->span)) return;
    if (fix_replace_sub(f, found, STR("ci")) && with) copy_lock(f, with->step, with->span);
}

RULE(npm_install_not_ci) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("npm"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
