// Say who owns the files that you copy.
//
// COPY gives files to root, whatever USER says. A program that runs as another user cannot change them, and cannot write
// beside them where COPY made the folder.
//
// ```dockerfile
// FROM node:22-slim
// WORKDIR /app
// USER node
// COPY package.json package-lock.json ./
//                                     ^^ these files belong to root, but `npm ci` writes here as `node`; add `--chown=node`
// RUN npm ci
// CMD ["node", "server.js"]
// ```
//
// ```fixed
// FROM node:22-slim
// WORKDIR /app
// USER node
// COPY --chown=node package.json package-lock.json ./
// RUN npm ci
// CMD ["node", "server.js"]
// ```
//
// ```dockerfile
// FROM debian:12
// RUN useradd app
// USER app:app
// COPY . /srv
//        ^^^^ these files belong to root, but `chown` changes them as `app`; add `--chown=app:app`
// RUN chown -R app /srv
// ```
//
// ```fixed
// FROM debian:12
// RUN useradd app
// USER app:app
// COPY --chown=app:app . /srv
// RUN chown -R app /srv
// ```
//
// Files that are only read, an owner that is given, and root, are fine:
//
// ```dockerfile
// FROM node:22-slim
// WORKDIR /app
// COPY package.json ./
// RUN npm install
// USER node
// COPY server.js ./
// COPY --chown=node data ./data
// CMD ["node", "server.js"]
// ```
#include "lint/run_facts.h"
#include "lint/users.h"
#include "lint/workdirs.h"
#include "rules/parts/removals.h"
#include "rules/parts/writers.h"

enum { LOOKS_MOST = 50 }; // instructions behind the one that is checked

// Whether one of them lies in the other, as far as both are known.
static bool are_near(Str path, Str to)
{
    return !to.len || !path.len || path_is_below(path, to) || path_is_below(to, path);
}

// Whether the command of the step changes what was copied to `to`: by chown, or as it writes where it works.
static bool changes(const At *c, uint32_t step, const Command *command, Str to)
{
    const Word *word[PATHS_MAX];
    Str folder = workdir_at(c->arena, c->model, step);
    if (!cmd_is(command, "chown", NULL)) return writes_here(command) && are_near(folder, to);
    uint32_t count = cmd_args(command, word, PATHS_MAX);
    for (uint32_t i = 0; i < count; i++) { // those behind the owner
        Str path = path_fixed(word[i]->text);
        if (str_has_char(path, '$') || are_near(workdir_join(c->arena, folder, path), to))
            return true;
    }
    return false;
}

// The command behind the step, in its stage and by the same user, that changes what was copied; NULL if none is seen.
static const Command *changer_after(const At *at)
{
    const Model *m = at->model;
    uint32_t step = at->step;
    Str to = copy_destination(at->arena, m, step);
    const Stage *stage = stage_of(m, step);
    uint32_t end = stage_end(m, stage);
    if (step + LOOKS_MOST < end) end = step + LOOKS_MOST;
    for (uint32_t later = step + 1; later < end; later++) {
        const Instr *in = instr_at(m, later);
        if (in->kind == K_USER || in->kind == K_WORKDIR) return NULL;
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(m, later, in);
        for (uint32_t i = 0; i < commands->count; i++) {
            const Command *c = &commands->item[i];
            if (c->place & VIA_SUDO) return NULL;
            if (changes(at, later, c, to)) return c;
        }
    }
    return NULL;
}

static void check(Check *c, const Instr *in)
{
    const Model *m = c->model;
    uint32_t count = instr_arg_count(in);
    if (count < 2 || instr_flag(in, STR("chown")) || !step_is_shipped(m, c->step)) return;
    if (last_before(m, c->step, K_USER) == NO_STEP) return;
    UserNow user = user_before(m, c->step);
    if (!user.is_known || user.is_root || !stage_of(m, c->step)) return;
    const Command *changer = step_is_windows(m, c->step) ? NULL : changer_after(&c->at);
    if (!changer) return;
    bool is_chown = cmd_is(changer, "chown", NULL);
    Str words = is_chown ? changer->name : cmd_words(c->arena, changer);
    report(c, node_span(instr_arg(in, count - 1)),
           "these files belong to root, but `%.*s` %s as `%.*s`; add `--chown=%.*s`",
           STR_ARG(words), is_chown ? "changes them" : "writes here", STR_ARG(user.name),
           STR_ARG(instr_slice(instr_at(m, user.step), instr_args_span(instr_at(m, user.step)))));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    UserNow user = user_before(f->model, found->step);
    if (user.step == NO_STEP) return;
    const Instr *by = instr_at(f->model, user.step);
    Str owner = instr_slice(by, instr_args_span(by));
    if (str_has_char(owner, ' ') || str_has_char(owner, '"')) return;
    fix_offer(f, found, FIX_ASK, "Give the files to `%.*s`", STR_ARG(owner));
    fix_insert(f, found, instr_keyword(in)->end,
               str_fmt(f->arena, " --chown=%.*s", STR_ARG(owner)));
}

RULE(copy_after_user_unowned) = {
    .codes = WORDS("tally:copy-after-user-without-chown"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(COPY) | ON(ADD),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
