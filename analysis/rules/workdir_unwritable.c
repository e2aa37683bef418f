// Give the working folder to the user that writes to it.
//
// WORKDIR makes its folder as root, whatever USER says. A program that runs as another user cannot write there: installing
// packages, caches and process files fail with "permission denied".
//
// ```dockerfile
// FROM node:22-slim
// WORKDIR /app
//         ^^^^ `/app` belongs to root, but `npm install` writes there as `node`; `chown` it before USER
// USER node
// COPY package.json ./
// RUN npm install
// CMD ["node", "server.js"]
// ```
//
// ```fixed
// FROM node:22-slim
// WORKDIR /app
// RUN chown node /app
// USER node
// COPY package.json ./
// RUN npm install
// CMD ["node", "server.js"]
// ```
//
// ```dockerfile
// FROM ruby:3.3-slim
// RUN useradd rails
// WORKDIR /rails
//         ^^^^^^ `/rails` belongs to root, but `rails` writes there as `rails`; `chown` it before USER
// USER rails
// CMD ["rails", "server"]
// ```
//
// ```fixed
// FROM ruby:3.3-slim
// RUN useradd rails
// WORKDIR /rails
// RUN chown rails /rails
// USER rails
// CMD ["rails", "server"]
// ```
//
// What root has built or copied there goes to the user too:
//
// ```dockerfile
// FROM rust:1.90-slim
// RUN useradd app
// WORKDIR /app
//         ^^^^ `/app` belongs to root, but `cargo run` writes there as `app`; `chown` it before USER
// COPY . .
// RUN cargo build --locked
// USER app
// CMD ["cargo", "run"]
// ```
//
// ```fixed
// FROM rust:1.90-slim
// RUN useradd app
// WORKDIR /app
// COPY . .
// RUN cargo build --locked
// RUN chown -R app /app
// USER app
// CMD ["cargo", "run"]
// ```
//
// A folder of the system stays root's:
//
// ```dockerfile
// FROM node:22-slim
// WORKDIR /
//         ^ `/` belongs to root, but `npm install` writes there as `node`; work in a folder of its own
// COPY package.json ./
// USER node
// RUN npm install
// ```
//
// A folder that is given to the user, files that are copied for it, root, and a program that only reads, are fine:
//
// ```dockerfile
// FROM node:22-slim
// WORKDIR /app
// RUN chown node:node /app
// USER node
// RUN npm install
// ```
//
// ```dockerfile
// FROM node:22-slim
// WORKDIR /app
// USER node
// COPY --chown=node . .
// RUN npm install
// ```
#include "lint/run_facts.h"
#include "lint/users.h"
#include "lint/workdirs.h"
#include "rules/parts/removals.h"
#include "rules/parts/writers.h"

static const Command *writer_in(const Model *m, uint32_t step)
{
    const Commands *commands = commands_of(m, step, instr_at(m, step));
    for (uint32_t i = 0; i < commands->count; i++)
        if (writes_here(&commands->item[i])) return &commands->item[i];
    return NULL;
}

// Whether a command changes the owner or mode of something, or makes a folder that may be this one.
static bool run_prepares(const Model *m, uint32_t step)
{
    static const Str PREPARERS = STR_INIT("chown chmod install setfacl chgrp");
    const Commands *commands = commands_among(m, step, instr_at(m, step), PREPARERS);
    for (uint32_t i = 0; i < commands->count; i++)
        if (str_is_one_of(commands->item[i].name, PREPARERS)) return true;
    return false;
}

static bool is_prepared(const Model *m, const Stage *stage)
{
    Chain chain = chain_of(m, stage);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        bool is_copy = in->kind == K_COPY || in->kind == K_ADD;
        if (is_copy && instr_flag(in, STR("chown"))) return true;
        if (in->kind == K_RUN && run_prepares(m, chain.step)) return true;
    }
    return false;
}

// What writes first, as a user that is not root, behind the WORKDIR; NO_STEP when nothing is seen to.
static uint32_t writer_after(const Model *m, const Stage *stage, uint32_t workdir)
{
    Process process = process_of(m, stage);
    for (uint32_t step = workdir + 1; step < stage_end(m, stage); step++) {
        InstrKind kind = instr_at(m, step)->kind;
        bool is_process = step == process.cmd || step == process.entrypoint;
        if (kind != K_RUN && !is_process) continue;
        UserNow user = kind == K_RUN ? user_before(m, step) : user_of_stage(m, stage);
        if (user.is_known && !user.is_root && user.step != NO_STEP && writer_in(m, step))
            return step;
    }
    return NO_STEP;
}

// Folders of the system, which no program should own.
static bool is_of_system(Str folder)
{
    return str_is_one_of(folder,
                         STR("/ /bin /etc /lib /opt /root /run /sbin /usr /usr/bin /usr/lib "
                             "/usr/local /usr/local/bin /usr/src /var /var/lib"));
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    if (!last || !stage_is_for_people(last) || step_is_windows(m, last->from)) return;
    uint32_t workdir = stage_latest(m, last, K_WORKDIR);
    UserNow user = user_of_stage(m, last);
    if (!user.is_known || user.is_root || workdir == NO_STEP || workdir < last->from) return;
    if (is_prepared(m, last)) return;
    Str folder = STR("");
    if (!workdir_of(c->arena, m, workdir, workdir, &folder) || str_starts_z(folder, "/home/"))
        return;
    uint32_t step = writer_after(m, last, workdir);
    if (step == NO_STEP || str_is_z(folder, "/tmp")) return;
    const Command *writer = writer_in(m, step);
    Str words = cmd_words(c->arena, writer);
    if (str_is_one_of(writer->name, STR("rails puma jekyll jupyter"))) words = writer->name;
    report_at(c, workdir, instr_args_span(instr_at(m, workdir)),
              "`%.*s` belongs to root, but `%.*s` writes there as `%.*s`; %s", STR_ARG(folder),
              STR_ARG(words), STR_ARG(user.name),
              is_of_system(folder) ? "work in a folder of its own" : "`chown` it before USER");
}

// Whether root has filled the folder with what is written to as well: an install or build, or the files of the program.
static bool is_filled(const Fix *f, const Stage *last, uint32_t user, Str folder)
{
    const Model *m = f->model;
    bool is_process = instr_at(m, writer_after(m, last, last->from))->kind != K_RUN;
    for (uint32_t step = last->from + 1; step < user; step++) {
        const Instr *in = instr_at(m, step);
        if (in->kind == K_RUN && writer_in(m, step)) return true;
        bool counts = is_process && (in->kind == K_COPY || in->kind == K_ADD);
        if (counts && path_is_below(copy_destination(f->arena, m, step), folder)) return true;
    }
    return false;
}

static void fix(Fix *f, const Finding *found)
{
    const Stage *last = stage_last(f->model);
    UserNow user = user_of_stage(f->model, last), now = user_before(f->model, found->step);
    Str folder = STR("");
    bool is_root_there = now.step == NO_STEP && now.is_root;
    if (!is_root_there || user.step == NO_STEP || user.step < found->step) return;
    if (!workdir_of(f->arena, f->model, found->step, found->step, &folder)) return;
    if (is_of_system(folder)) return;
    fix_offer(f, found, FIX_ASK, "Give it to `%.*s`", STR_ARG(user.name));
    fix_line_before(f, user.step,
                    str_fmt(f->arena, "RUN chown %s%.*s %.*s",
                            is_filled(f, last, user.step, folder) ? "-R " : "", STR_ARG(user.name),
                            STR_ARG(folder)));
}

RULE(workdir_unwritable) = {
    .codes = WORDS("tally:ruby/state-paths-not-writable-as-non-root"),
    .severity = FL_INFO,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
