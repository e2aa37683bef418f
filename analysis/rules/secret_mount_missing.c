// Give commands the secrets that the project says they need.
//
// The setting `secrets` ties a command to a secret mount: `secrets: {npm ci: npmrc}`, or with the options of the mount,
// `secrets: {npm ci: "id=npmrc,target=/root/.npmrc"}`. A RUN with the command and without the mount cannot reach private
// packages. Without that setting nothing is reported.
//
// ```config
// secrets: {npm ci: "id=npmrc,target=/root/.npmrc"}
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// RUN npm ci
//     ^^^^^^ the settings of the project give `npm ci` a secret; add `--mount=type=secret,id=npmrc,target=/root/.npmrc`
// ```
//
// ```fixed
// FROM node:22.12-slim
// RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// RUN --mount=type=secret,id=npmrc npm ci
// RUN npm run build
// ```
#include "rules/parts/mount_options.h"

// The command as the settings write it: its name, and its sub-command where they name one.
static bool is_meant(const Command *c, Str words)
{
    Str name = str_next_word(&words), sub = str_trim(words);
    const Word *own = cmd_sub(c);
    if (!str_eq(c->name, name)) return false;
    return !sub.len || (own && str_eq(own->text, sub));
}

static Str options_of(Arena *a, Str mount)
{
    return str_has_char(mount, '=') ? mount : str_join(a, STR("id="), mount);
}

static Str id_of(Str options)
{
    Str part;
    while (options.len && str_next_part(&options, ',', &part))
        if (str_starts_z(part, "id=")) return str_skip(part, 3);
    return STR("");
}

static bool has_mount(const At *at, Str id)
{
    const Mounts *mounts = mounts_at(at->model, at->step, at->in);
    for (uint32_t i = 0; i < mounts->count; i++) {
        const MountField *own = mount_option(&mounts->item[i], STR("id"));
        bool is_secret = str_is_z(mounts->item[i].type, "secret");
        if (is_secret && (!own || str_has_char(own->value, '$') || str_eq(own->value, id)))
            return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Facts *facts = model_facts(c->model);
    if (!facts->secret_count) return;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < facts->secret_count; i++) {
        Str options = options_of(c->arena, facts->secret_mount[i]);
        for (uint32_t k = 0; k < commands->count; k++) {
            if (!is_meant(&commands->item[k], facts->secret_command[i])) continue;
            if (has_mount(&c->at, id_of(options))) break;
            Finding *f = report(c, cmd_head(&commands->item[k]),
                                "the settings of the project give `%.*s` a secret; add "
                                "`--mount=type=secret,%.*s`",
                                STR_ARG(facts->secret_command[i]), STR_ARG(options));
            f->number = i;
            break;
        }
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Facts *facts = model_facts(f->model);
    if (facts->secret_count <= found->number) return;
    Str options = options_of(f->arena, facts->secret_mount[found->number]);
    fix_offer(f, found, FIX_SAFE, "Add the mount");
    fix_insert(f, found, instr_keyword(finding_instr(f->model, found))->end,
               str_fmt(f->arena, " --mount=type=secret,%.*s", STR_ARG(options)));
}

RULE(secret_mount_missing) = {
    .codes = WORDS("tally:require-secret-mounts"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
