// Do not let packages run scripts while they are installed.
//
// A package may run any program on the machine that installs it, which is how most attacks through packages begin. Packages
// with parts in C need it, so this rule is off by default; `strict` switches it on. From
// version 10 on pnpm runs none unasked; from version 2 on yarn has a setting for it in `.yarnrc.yml`, which may not be seen.
//
// ```dockerfile
// FROM node:22.12-slim
// RUN npm ci && npm cache clean --force
//     ^^^^^^ `npm ci` lets each package run scripts; add `--ignore-scripts`
// ```
//
// ```fixed
// FROM node:22.12-slim
// RUN npm ci --ignore-scripts && npm cache clean --force
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// RUN npm ci --ignore-scripts && yarn install --ignore-scripts && npm config set ignore-scripts true && npm run build
// ENV NPM_CONFIG_IGNORE_SCRIPTS=true
// RUN npm ci
// ```
//
// ```dockerfile
// FROM node:22.12-slim
// RUN yarn install --immutable
// ```
#include "rules/parts/lock_files.h"
#include "rules/parts/yarn.h"

static bool is_bad(const At *c, const Command *command)
{
    const Manager *m = manager_of(command);
    if (!m || !str_is_one_of(m->family, STR("npm yarn pnpm"))) return false;
    if (str_is_z(m->family, "pnpm") && !chain_mentions(c->model, c->step, STR("pnpm@9")) &&
        !chain_mentions(c->model, c->step, STR("pnpm@8")))
        return false;
    bool installs = manager_installs(m, command) && cmd_sub(command);
    if (!installs || is_new_yarn(c, command) ||
        has_option_of(command, STR("--ignore-scripts --help")))
        return false;
    return !chain_mentions(c->model, c->step, STR("ignore-scripts")) &&
           !has_setting(c, command,
                        STR("NPM_CONFIG_IGNORE_SCRIPTS npm_config_ignore_scripts "
                            "YARN_ENABLE_SCRIPTS"));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    report_commands(c, is_bad, "`%.*s` lets each package run scripts; add `--ignore-scripts`");
}

static void fix(Fix *f, const Finding *found)
{
    fix_add_option(f, found, FIX_ASK, STR("--ignore-scripts"));
}

RULE(npm_scripts_run) = {
    .codes = WORDS("sonar:S6505"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
