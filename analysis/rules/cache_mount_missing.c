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
#include "lint/run_facts.h"

typedef struct Row {
    const char *family;
    Str words;  // sub-commands that download
    Str target; // of the mount
    Str fights; // options that keep the manager from using it
} Row;

static const Row rows[] = {
    {"pip", STR_INIT("install"), STR_INIT("/root/.cache/pip"), STR_INIT("--no-cache-dir")},
    {"npm", STR_INIT("ci install i"), STR_INIT("/root/.npm"), STR_INIT("")},
    {"yarn", STR_INIT("install"), STR_INIT("/usr/local/share/.cache/yarn"), STR_INIT("")},
    {"uv", STR_INIT("sync"), STR_INIT("/root/.cache/uv"), STR_INIT("--no-cache -n")},
    {"poetry", STR_INIT("install sync"), STR_INIT("/root/.cache/pypoetry"), STR_INIT("--no-cache")},
    {"composer", STR_INIT("install i"), STR_INIT("/tmp/cache"), STR_INIT("--no-cache")},
    {"go", STR_INIT("mod build install"), STR_INIT("/go/pkg/mod"), STR_INIT("")},
    {"cargo", STR_INIT("fetch"), STR_INIT("/usr/local/cargo/registry"), STR_INIT("")},
    {"maven", STR_INIT("package verify install dependency:go-offline"),
     STR_INIT("/root/.m2/repository"), STR_INIT("")},
    {"dotnet", STR_INIT("restore"), STR_INIT("/root/.nuget/packages"), STR_INIT("")},
};

static const Row *row_of(const Command *c)
{
    const Word *sub = cmd_sub(c), *arg[1];
    // `go mod verify` and the like fetch nothing.
    if (cmd_is(c, "go", "mod") &&
        (!cmd_args(c, arg, 1) || !str_is_one_of(arg[0]->text, STR("download tidy vendor"))))
        return NULL;
    for (uint32_t i = 0; sub && i < ARRAY_LEN(rows); i++)
        if (cmd_in(c, rows[i].family, NULL) && str_is_one_of(sub->text, rows[i].words))
            return &rows[i];
    return NULL;
}

static const Command *first_install(const Commands *commands, const Row **row)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if ((*row = row_of(&commands->item[i]))) return &commands->item[i];
    return NULL;
}

// A file that says which frontend reads it; and a user whose caches lie where they do for root.
static bool is_for_mounts(const At *c)
{
    bool is_said = model_syntax_value(c->model).len && model_syntax(c->model) != SYNTAX_UNKNOWN;
    return is_said && last_before(c->model, c->step, K_USER) == NO_STEP &&
           !step_is_windows(c->model, c->step);
}

static void check(Check *c, const Instr *in)
{
    const Row *row = NULL;
    const Command *install = first_install(run_commands(&c->at), &row);
    if (!install || instr_flag(in, STR("network")) || run_has_mount(&c->at, row->target)) return;
    if (!is_for_mounts(&c->at)) return;
    Finding *f = report(c, cmd_head(install),
                        "`%.*s` downloads everything again when it runs again; give it "
                        "`--mount=type=cache,target=%.*s`",
                        STR_ARG(cmd_words(c->arena, install)), STR_ARG(row->target));
    f->number = (uint32_t)(install - run_commands(&c->at)->item);
}

// Whether something after the install throws away what the mount would keep.
static bool empties(const Commands *commands, uint32_t install)
{
    for (uint32_t i = install + 1; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_same = str_eq(c->name, commands->item[install].name) || str_eq(c->name, STR("rm"));
        for (uint32_t k = 1; is_same && k < c->word_count; k++)
            if (str_has(c->word[k].text, STR("cache"))) return true;
    }
    return false;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *c = &commands_of(f->model, found->step, in)->item[found->number];
    const Row *row = row_of(c);
    if (!row || empties(commands_of(f->model, found->step, in), found->number)) return;
    fix_offer(f, found, FIX_ASK, "Add a cache mount");
    uint32_t at = instr_keyword(in)->end;
    fix_insert(f, found, at,
               str_fmt(f->arena, " --mount=type=cache,target=%.*s", STR_ARG(row->target)));
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_is_one_of(c->word[i].text, row->fights))
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
