// Copy the list of packages before you install from it.
//
// A RUN sees what the base image and the instructions above it put into the image, and nothing else of the build context. Where no
// COPY brings `requirements.txt` or `package.json`, the install has nothing to read, and the build fails.
//
// ```dockerfile
// FROM python:3.12-slim
// WORKDIR /app
// RUN pip install -r requirements.txt
//     ^^^^^^^^^^^ `requirements.txt` is not in the image yet, as no COPY before this brings it
// COPY . .
// ```
//
// ```fixed
// FROM python:3.12-slim
// WORKDIR /app
// COPY requirements.txt ./
// RUN pip install -r requirements.txt
// COPY . .
// ```
//
// ```dockerfile
// FROM node:22
// WORKDIR /app
// RUN npm ci
//     ^^^^^^ `package.json` is not in the image yet, as no COPY before this brings it
// ```
//
// What may come from somewhere else is fine:
//
// ```dockerfile
// FROM node:22
// RUN --mount=type=bind,target=/src cd /src && npm ci
// RUN git clone --depth 1 https://example.org/app /app && cd /app && npm ci
// RUN npm install -g serve
// FROM node:22
// RUN corepack enable && yarn --version && npm ci --help
// FROM ruby:3.3
// RUN bundle -v
// ```
#include "lint/chain.h"
#include "lint/ecosystems.h"
#include "rules/parts/managers.h"
#include "rules/parts/manifests.h"
#include "values/file_kinds.h"

// Commands that make no file of the project.
static bool is_harmless(const Command *c)
{
    if (c->has_redirect_out || !c->name.len) return false;
    if (str_is_one_of(c->name, STR("rm gem"))) return true;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (!c->word[i].is_literal || str_is_one_of(c->word[i].text, STR("init create new")))
            return false;
    return manager_of(c) || str_is_z(cmd_family(c), "pip") ||
           str_is_one_of(c->name, STR("mkdir cd chmod chown useradd adduser addgroup groupadd "
                                      "usermod groupmod corepack set export true"));
}

static bool are_harmless(const Commands *commands, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (!is_harmless(&commands->item[i])) return false;
    return commands->is_complete;
}

static bool is_plain(Str path)
{
    for (uint32_t i = 0; i < path.len; i++)
        if (!char_is_word(path.ptr[i]) && !str_has_char(STR("./-"), path.ptr[i])) return false;
    return path.len && path.ptr[0] != '/' && !str_starts_z(path, "..");
}

static Str manifest_of(const Install *install)
{
    Str listed = manifests_listed(install->of, install->command), needed = install->of->needed;
    Str path = listed.len || install->of->is_listed ? listed : str_next_word(&needed);
    return is_plain(path) ? path : STR("");
}

// The manifest of what the RUN installs; empty where it needs none of the image.
static Str needed_by(const Instr *in, const Commands *commands)
{
    Install install = install_in(commands);
    if (!install.of || install.of->style == INSTALL_BUILDS || instr_flag(in, STR("mount")))
        return STR("");
    return are_harmless(commands, install.number) ? manifest_of(&install) : STR("");
}

// Whether nothing before the step may have brought a file, or has failed for want of one.
static bool is_bare_before(const Model *m, uint32_t step)
{
    Chain chain = chain_before(m, step);
    while (chain_back(&chain)) {
        const Instr *in = instr_at(m, chain.step);
        if (in->kind == K_COPY || in->kind == K_ADD || in->kind == K_ONBUILD) return false;
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(m, chain.step, in);
        if (!are_harmless(commands, commands->count) || needed_by(in, commands).len) return false;
    }
    return chain.left;
}

static bool is_official(const Model *m, uint32_t step)
{
    const Stage *stage = stage_of(m, step);
    const ImageRef *image = stage ? stage_root_image(m, stage) : NULL;
    return image && image_official(image).len && !text_holds(image->tag, STR("onbuild"));
}

static void check(Check *c, const Instr *in)
{
    const Commands *commands = run_commands(&c->at);
    Str manifest = needed_by(in, commands);
    if (!manifest.len || !is_official(c->model, c->step)) return;
    if (!is_bare_before(c->model, c->step)) return;
    Install install = install_in(commands);
    Finding *f = report(c, cmd_head(install.command),
                        "`%.*s` is not in the image yet, as no COPY before this brings it",
                        STR_ARG(manifest));
    f->number = install.number;
}

static bool changes_folder(const Commands *commands, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (str_is_z(commands->item[i].name, "cd")) return true;
    return false;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    Install install = install_in(commands);
    Str manifest = install.of ? manifest_of(&install) : STR("");
    bool is_npm = install.of && z_eq(install.of->family, "npm");
    if (!install.of || changes_folder(commands, install.number) ||
        (!is_npm && !install.of->is_listed))
        return;
    if (is_npm) manifest = STR("package*.json");
    Str folder = path_head(manifest);
    fix_offer(f, found, FIX_ASK, "Copy `%.*s` before it", STR_ARG(manifest));
    fix_line_before(f, found->step,
                    str_fmt(f->arena, "COPY %.*s ./%.*s%s", STR_ARG(manifest), STR_ARG(folder),
                            folder.len ? "/" : ""));
}

RULE(manifest_missing) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .misses = ON(COPY) | ON(ADD),
    .on = ON(RUN),
    .commands = WORDS(
        "npm yarn pnpm bun pip uv poetry pdm pipenv go cargo maven gradle bundle composer dotnet"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
