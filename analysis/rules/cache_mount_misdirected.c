// Mount a cache where the tool keeps its files.
//
// A cache mount on another folder stays empty: the tool downloads everything again at each build, and the downloads go into
// the layer. Where a tool keeps its files depends on the user, on `HOME` and on variables of the tool.
//
// ```dockerfile
// FROM node:22.1-slim
// RUN --mount=type=cache,target=/root/.cache/npm npm ci
//                               ^^^^^^^^^^^^^^^^ `npm` keeps its files in `/root/.npm`, so this cache mount stays empty; mount it there
// ```
//
// ```fixed
// FROM node:22.1-slim
// RUN --mount=type=cache,target=/root/.npm npm ci
// ```
//
// The official Rust images use another folder than `rustup` does:
//
// ```dockerfile
// FROM rust:1.83
// RUN --mount=type=cache,target=/root/.cargo/registry cargo build --release --locked
//                               ^^^^^^^^^^^^^^^^^^^^^ `cargo` keeps its files in `/usr/local/cargo/registry`, so this cache mount stays empty; mount it there
// ```
//
// ```fixed
// FROM rust:1.83
// RUN --mount=type=cache,target=/usr/local/cargo/registry cargo build --release --locked
// ```
//
// ```dockerfile
// FROM python:3.12-slim
// ENV PIP_CACHE_DIR=/cache/pip
// RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
//                               ^^^^^^^^^^^^^^^^ `pip` keeps its files in `/cache/pip`, so this cache mount stays empty; mount it there
// ```
//
// Other managers keep their files elsewhere:
//
// ```dockerfile
// FROM python:3.12-slim
// RUN --mount=type=cache,target=/root/.cache/pip uv pip install --system flask==3.0.3
//                               ^^^^^^^^^^^^^^^^ `uv` keeps its files in `/root/.cache/uv`, so this cache mount stays empty; mount it there
// FROM node:22.12-slim
// RUN --mount=type=cache,target=/root/.npm npm install -g pnpm@10 && pnpm install --frozen-lockfile
// ```
//
// A folder above or below the right one, and a folder that the RUN itself or a variable names, are fine:
//
// ```dockerfile
// FROM node:22.1-slim
// RUN --mount=type=cache,target=/root npm ci
// RUN --mount=type=cache,target=/root/.npm/_cacache npm ci
// RUN --mount=type=cache,target=/srv/.npm npm ci --cache /srv/.npm
// RUN --mount=type=cache,target=/srv/.npm npm set cache /srv/.npm && npm ci
// ```
#include "rules/parts/cache_folders.h"
#include "rules/parts/mount_options.h"

// A word of the RUN that names the folder puts the cache there.
static bool is_told(const Commands *commands, Str target)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        for (uint32_t k = 0; k < c->word_count; k++)
            if (text_holds(c->word[k].text, target)) return true;
        for (uint32_t k = 0; k < c->prefix_count; k++)
            if (text_holds(c->prefix[k].text, target)) return true;
    }
    return false;
}

static bool has_right_one(const CacheFolders *of, const Mounts *mounts)
{
    for (uint32_t i = 0; i < mounts->count; i++)
        if (cache_is_at(of, mounts->item[i].target)) return true;
    return false;
}

static bool is_first(const Commands *commands, uint32_t number)
{
    for (uint32_t i = 0; i < number; i++)
        if (commands->item[i].family == commands->item[number].family) return false;
    return true;
}

// The folder to mount instead of the target; empty when the mount is no concern of the command.
static Str folder_for(const At *c, const Command *command, const Mount *mount, Str *name)
{
    CacheFolders of;
    const Mounts *mounts = mounts_at(c->model, c->step, c->in);
    bool is_cache = str_is_z(mount->type, "cache") && !mount_is_variable(mount);
    if (!is_cache || !cache_folders(c, command, &of) || has_right_one(&of, mounts)) return STR("");
    bool is_meant =
        cache_looks_like(&of, mount->target) && !is_told(run_commands(c), mount->target);
    *name = of.name;
    return is_meant ? cache_meant(&of, mount->target) : STR("");
}

// Whether another command of the RUN keeps its files there.
static bool is_right(const At *c, const Commands *commands, uint32_t end, Str target)
{
    CacheFolders of;
    for (uint32_t i = 0; i < end; i++)
        if (cache_folders(c, &commands->item[i], &of) && cache_is_at(&of, target)) return true;
    return false;
}

// The same for the first command of the RUN.
static Str folder_instead(const At *c, const Mount *mount, Str *name)
{
    const Commands *commands = run_commands(c);
    uint32_t end = commands_near(commands, 0);
    Str folder = STR("");
    for (uint32_t i = 0; i < end && !folder.len; i++)
        if (is_first(commands, i)) folder = folder_for(c, &commands->item[i], mount, name);
    return folder.len && is_right(c, commands, end, mount->target) ? STR("") : folder;
}

static void check(Check *c, const Instr *in)
{
    const Mounts *mounts = mounts_at(c->model, c->step, in);
    if (!mounts->count || step_is_windows(c->model, c->step)) return;
    if (!run_commands(&c->at)->is_complete) return;
    for (uint32_t i = 0; i < mounts->count; i++) {
        Str name = STR(""), folder = folder_instead(&c->at, &mounts->item[i], &name);
        const MountField *target = mount_option(&mounts->item[i], STR("target dst destination"));
        if (!folder.len || !target) continue;
        report(c, target->value_span,
               "`%.*s` keeps its files in `%.*s`, so this cache mount stays empty; mount it there",
               STR_ARG(name), STR_ARG(folder));
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Mount *mount = mount_around(f->model, found->step, in, found->span.start);
    Str name, folder = mount ? folder_instead(&f->at, mount, &name) : STR("");
    if (!folder.len) return;
    fix_offer(f, found, FIX_ASK, "Mount `%.*s`", STR_ARG(folder));
    fix_replace(f, found, found->span, folder);
}

RULE(cache_mount_misdirected) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .commands = WORDS(
        "pip npm yarn pnpm bun uv poetry composer go cargo maven dotnet apt apk dnf yum "
        "zypper pacman"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
