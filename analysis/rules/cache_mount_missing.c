// Keep downloads between builds in a cache mount.
//
// `--mount=type=cache` gives a RUN a folder that stays with the builder: packages are downloaded once, and none of them goes into the image. This is reported only in files that already use features of BuildKit.
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// FROM python:3.12-slim
// COPY requirements.txt ./
// RUN pip install --no-cache-dir -r requirements.txt
//     ^^^^^^^^^^^ `pip install` downloads everything again when it runs again; give it `--mount=type=cache,target=/root/.cache/pip`
// ```
//
// ```fixed
// # syntax=docker/dockerfile:1
// FROM python:3.12-slim
// COPY requirements.txt ./
// RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// FROM node:22.1-slim
// COPY package*.json ./
// RUN --mount=type=cache,target=/root/.npm npm ci
// RUN go mod verify
// FROM python:3.12-slim
// RUN --network=none pip install x
// ```
//
// A variable may lead the tool elsewhere, or have it use no cache:
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// FROM golang:1.24
// ENV GOMODCACHE=/root/.cache/modules
// COPY . .
// RUN --mount=type=cache,target=/root/.cache go build -o /app .
// FROM golang:1.24
// ENV GOMODCACHE=/root/.cache/modules
// COPY . .
// RUN --mount=type=cache,target=/go/pkg/mod go build -o /app .
//                                           ^^^^^^^^ `go build` downloads everything again when it runs again; give it `--mount=type=cache,target=/root/.cache/modules`
// FROM python:3.12-slim
// ENV PIP_NO_CACHE_DIR=1
// RUN pip install flask==3.0.3
// CMD ["flask"]
// ```
//
// What a stage below has fetched is there:
//
// ```dockerfile
// # syntax=docker/dockerfile:1
// FROM golang:1.24 AS modules
// COPY go.mod go.sum ./
// RUN go mod download
//     ^^^^^^ `go mod` downloads everything again when it runs again; give it `--mount=type=cache,target=/go/pkg/mod`
// FROM modules
// COPY . .
// RUN go build -o /app .
// CMD ["/app"]
// ```
#include "lint/chain.h"
#include "rules/parts/cache_folders.h"
#include "rules/parts/mount_rows.h"
#include "rules/parts/removals.h"
#include "rules/parts/yarn.h"

// A file that says which frontend reads it.
static bool is_for_mounts(const At *c)
{
    bool is_said = model_syntax_value(c->model).len && model_syntax(c->model) != SYNTAX_UNKNOWN;
    return is_said && mounts_fit(c);
}

static Str target_of(const At *c, const Command *install, const MountRow *row)
{
    return cache_target(c, install, mount_target(c, row));
}

// The install of a RUN that lacks the mount.
static const Command *lacking(const At *c, const Commands *commands, const MountRow **row)
{
    const Command *install = mount_install(commands, row);
    bool is_known = install && !instr_flag(c->in, STR("network")) && !is_new_yarn(c, install);
    if (!is_known) return NULL;
    Str target = target_of(c, install, *row);
    return !target.len || run_has_mount(c, target) ? NULL : install;
}

// Whether a RUN before it in the stage lacks its mount too: one hint a stage is enough. What one of a stage below has
// fetched is in the image, and is not fetched again.
static bool is_told_before(const At *c, const MountRow *own)
{
    const Stage *stage = stage_of(c->model, c->step);
    Chain chain = chain_before(c->model, c->step);
    while (stage && chain_back(&chain)) {
        At at = *c;
        const MountRow *row;
        bool is_here = stage->from < chain.step;
        at.step = chain.step;
        at.in = instr_at(c->model, chain.step);
        if (at.in->kind != K_RUN) continue;
        const Commands *commands = commands_of(c->model, at.step, at.in);
        if (lacking(&at, commands, &row) && (is_here || row == own)) return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const MountRow *row = NULL;
    if (!is_for_mounts(&c->at)) return;
    const Command *install = lacking(&c->at, run_commands(&c->at), &row);
    if (!install || is_told_before(&c->at, row)) return;
    Finding *f =
        report(c, cmd_head(install),
               "`%.*s` downloads everything again when it runs again; give it "
               "`--mount=type=cache,target=%.*s`",
               STR_ARG(cmd_words(c->arena, install)), STR_ARG(target_of(&c->at, install, row)));
    f->number = (uint32_t)(install - run_commands(&c->at)->item);
}

// Whether something after the install throws away what the mount would keep.
static bool empties(const Commands *commands, uint32_t install)
{
    for (uint32_t i = install + 1; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_same = str_eq(c->name, commands->item[install].name) || str_is_z(c->name, "rm");
        for (uint32_t k = 1; is_same && k < c->word_count; k++)
            if (str_has_z(c->word[k].text, "cache")) return true;
    }
    return false;
}

// Whether a later command counts on what lies in the folder then, and does not look for it itself.
static bool is_needed_later(const Fix *f, const Command *install)
{
    if (!cmd_is(install, "dotnet", NULL)) return false;
    for (uint32_t step = f->step + 1; step < step_count(f->model); step++) {
        const Instr *in = instr_at(f->model, step);
        const Commands *commands = in->kind == K_RUN ? commands_of(f->model, step, in) : NULL;
        for (uint32_t i = 0; commands && i < commands->count; i++)
            if (cmd_has_word(&commands->item[i], STR("--no-restore --no-build"))) return true;
    }
    return false;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    const MountRow *row = mount_row(c);
    if (!row || is_needed_later(f, c) ||
        leftovers_are_needed(f->model, found->step, STR(".cache .npm .yarn .m2 /pkg")) ||
        empties(commands_of(f->model, found->step, in), found->number))
        return;
    fix_offer(f, found, FIX_ASK, "Add a cache mount");
    uint32_t at = instr_keyword(in)->end;
    fix_insert(
        f, found, at,
        str_fmt(f->arena, " --mount=type=cache,target=%.*s", STR_ARG(target_of(&f->at, c, row))));
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_is_one_of(c->word[i].text, str_of_z(row->fights)))
            fix_delete(f, found, (Span){c->word[i - 1].span.end, c->word[i].span.end});
}

RULE(cache_mount_missing) = {
    .codes = WORDS("tally:prefer-package-cache-mounts"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("pip npm yarn uv poetry composer go cargo maven dotnet"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
