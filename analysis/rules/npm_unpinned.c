// Install a certain version of a package with npm, yarn, pnpm or bun.
//
// Without a version each new build installs the newest one: a build that worked yesterday fails today, or the program behaves differently.
//
// ```dockerfile
// FROM node:22.12-slim
// RUN npm install -g typescript eslint@9.17.0 @angular/cli && npm cache clean --force
//                    ^^^^^^^^^^ `typescript` and 1 more have no version, so each new build may bring others; write `typescript@VERSION` and the like
// ```
//
// A tag such as `latest` is not a version:
//
// ```dockerfile
// FROM node:22.12-slim
// RUN npm i -g pnpm@latest && npm cache clean --force
//              ^^^^^^^^^^^ `pnpm@latest` has no version, so each new build may bring another one; write `pnpm@VERSION`
// RUN yarn global add serve && yarn cache clean
//                     ^^^^^ `serve` has no version, so each new build may bring another one; write `serve@VERSION`
// ```
//
// A repository is pinned by what stands behind a `#`:
//
// ```dockerfile
// FROM node:22
// RUN npm install git+https://github.com/x/y
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ `git+https://github.com/x/y` has no version, so each new build may bring another one; write `git+https://github.com/x/y#REF`
// RUN npm install x/y
//                 ^^^ `x/y` has no version, so each new build may bring another one; write `x/y#REF`
// ```
//
// Folders, archives, commits of git and lists of dependencies are fine:
//
// ```dockerfile
// FROM node:22.12-slim
// RUN npm ci --omit=dev && npm install && npm install -g serve@14 @scope/x@^2.1.0 && npm cache clean --force
// RUN npm install ./local /tmp/x.tgz https://x.org/y.tar.gz "git+https://github.com/x/y#v1" x/y#v2 $PACKAGES && npm cache clean --force
// ```
#include "rules/parts/hadolint_view.h"
#include "rules/parts/unpinned.h"

static bool installs(const At *c, const Command *command)
{
    (void)c;
    static const Str SUBS = STR_INIT("install i add");
    const Word *sub = cmd_sub(command), *arg[1];
    if (!sub || !sub->is_literal) return false;
    if (cmd_is(command, "yarn", "global"))
        return cmd_args(command, arg, 1) && str_is_z(arg[0]->text, "add");
    if (cmd_is(command, "yarn", NULL)) return str_is_z(sub->text, "add");
    bool is_other = cmd_is(command, "npm", NULL) || cmd_is(command, "pnpm", NULL) ||
                    cmd_is(command, "bun", NULL);
    return is_other && str_is_one_of(sub->text, SUBS);
}

// The offset of the `@` before the version; STR_NONE when there is none.
static uint32_t version_at(Str package)
{
    uint32_t at = str_find_char(str_skip(package, 1), '@');
    return package.len < 2 || at == STR_NONE ? STR_NONE : at + 1;
}

static bool is_path_or_archive(Str package)
{
    char first = str_at(package, 0);
    if (first == '.' || first == '/' || first == '~') return true;
    if (str_starts_z(package, "file:") || str_starts_z(package, "link:")) return true;
    return str_any(package, STR(".tar .tar.gz .tgz"), str_ends);
}

static bool is_loose(Str package)
{
    uint32_t at = version_at(package);
    bool is_place = str_has_char(package, ':') ||
                    (str_has_char(package, '/') && at == STR_NONE && str_at(package, 0) != '@');
    // The word of `yarn global add`.
    if (is_path_or_archive(package) || str_is_z(package, "add")) return false;
    if (is_place) return !str_has_char(package, '#') && !str_has_z(package, "npm:");
    if (at == STR_NONE) return true;
    char first = str_at(package, at + 1), second = str_at(package, at + 2);
    bool is_version = char_is_digit(first) || str_has_char(STR("^~<>=*"), first);
    return !is_version && !(first == 'v' && char_is_digit(second));
}

static bool is_loose_broadly(Str package)
{
    bool is_git = str_any(package, STR("git:// git+ssh:// git+http:// git+https://"), str_starts);
    bool is_path = str_any(package, STR("./ ../ ~/ /"), str_starts);
    if (is_git) return !str_has_char(package, '#');
    return !is_path && !str_any(package, STR(".tar .tar.gz .tgz"), str_ends) &&
           version_at(package) == STR_NONE;
}

static const Word *seen(const At *c, const Commands *commands, const Command *command)
{
    (void)c, (void)commands;
    const Word *arg[64];
    if (!seen_as(command, STR("npm"))) return NULL;
    uint32_t count = seen_args(command, STR("loglevel registry"), arg, 64);
    if (!count || !str_is_z(arg[0]->text, "install")) return NULL;
    for (uint32_t i = 1; i < count; i++)
        if (is_loose_broadly(arg[i]->text)) return arg[i];
    return NULL;
}

static const Unpinned unpinned = {installs, is_loose, "`%.*s@VERSION`", seen};

static void check(Check *c, const Instr *in)
{
    (void)in;
    unpinned_check(c, &unpinned);
}

RULE(npm_unpinned) = {
    .codes = WORDS("hadolint:DL3016 kics:npm_install_without_pinned"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("npm yarn pnpm bun"),
    .is_folded = true,
    .check = check,
};
