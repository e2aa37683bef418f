// Remove the package lists in the RUN that fetched them.
//
// The lists that `apt-get update` downloads are of no use in the finished image and make it 20 to 40 MB larger. Remove them
// in the same RUN.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl
//     ^^^^^^^^^^^^^^ the lists of `apt-get update` stay in the image; remove them in this RUN
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
// ```
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update \
//     ^^^^^^^^^^^^^^ the lists of `apt-get update` stay in the image; remove them in this RUN
//  && apt-get install -y --no-install-recommends curl
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update \
//  && apt-get install -y --no-install-recommends curl \
//  && rm -rf /var/lib/apt/lists/*
// ```
//
// Where another command follows, the lists are removed right after the installation:
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl || true
//     ^^^^^^^^^^^^^^ the lists of `apt-get update` stay in the image; remove them in this RUN
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* || true
// ```
//
// A later RUN cannot take them out of the layer; one that does nothing else has a finding of its own:
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl
//     ^^^^^^^^^^^^^^ the lists of `apt-get update` stay in the image; remove them in this RUN: a later one is too late, as they are in this layer
// RUN mkdir /data && rm -rf /var/lib/apt/lists/*
// ```
//
// Where a later RUN installs from these lists, in this stage or in one that is built on it, there is no fix: that RUN would
// then find no package.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl
//     ^^^^^^^^^^^^^^ the lists of `apt-get update` stay in the image; install all packages in one RUN, and remove the lists there
// COPY a /a
// RUN apt-get install -y --no-install-recommends git
// ```
//
// Where a later RUN starts a program that may install from them the fix is not made unasked:
//
// ```dockerfile
// FROM ros:humble
// RUN apt-get update && apt-get install -y --no-install-recommends python3-rosdep
//     ^^^^^^^^^^^^^^ the lists of `apt-get update` stay in the image; remove them in this RUN
// COPY src /ws/src
// RUN rosdep install -y --from-paths /ws/src
// ```
//
// They do not lie in `/var/cache/apt`, which images of Debian and Ubuntu empty themselves:
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/cache/apt/*
//     ^^^^^^^^^^^^^^ the lists of `apt-get update` stay in the image; remove them in this RUN
// RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/*/lists
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/cache/apt/* && rm -rf /var/lib/apt/lists/*
// RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/*/lists
// ```
//
// `apt-get distclean` removes them as well. Build stages are not looked at, nor are lists that lie in a cache mount:
//
// ```dockerfile
// FROM debian:12 AS build
// RUN apt-get update && apt-get install -y --no-install-recommends gcc
// FROM debian:12
// RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update && apt-get install -y --no-install-recommends curl
// ```
#include "rules/parts/apt_lists.h"
#include "rules/parts/removals.h"
#include "rules/parts/sh_features.h"
#include "syntax/walk.h"

enum { NEAR = 30 }; // instructions behind it

// Whether a RUN behind this one removes the lists, which frees nothing.
static bool is_removed_later(const At *c)
{
    for (uint32_t i = c->step + 1; i < c->step + NEAR && step_exists(c->model, i); i++) {
        const Instr *in = instr_at(c->model, i);
        if (in->kind != K_RUN || !step_follows(c->model, c->step, i)) continue;
        const Commands *commands = commands_of(c->model, i, in);
        for (uint32_t k = 0; k < commands->count; k++) {
            const Command *rm = &commands->item[k];
            if (apt_updates(rm)) return false;
            if (apt_removes_lists(rm)) return true;
        }
    }
    return false;
}

static void report_kept(Check *c, const Command *update, bool has_braces)
{
    bool is_used = apt_lists_use(c->model, c->step) == APT_LISTS_ARE_USED;
    report(c, cmd_head(update), "the lists of `%.*s update` stay in the image; %s",
           STR_ARG(update->name),
           is_used      ? "install all packages in one RUN, and remove the lists there"
           : has_braces ? "remove them in this RUN: `/bin/sh` does not expand `{a,b}`"
           : is_removed_later(&c->at) ? "remove them in this RUN: a later one is too late, as they "
                                        "are in this layer"
                                      : "remove them in this RUN");
}

// The last update whose lists nothing behind it removes; `has_braces` where `rm -rf /var/lib/{apt,dpkg}` is there, in a shell
// that takes braces as they stand.
static const Command *kept_by(const At *c, const Commands *commands, bool *has_braces)
{
    BaseSystem system;
    const Command *update = NULL;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        if (command->family && apt_updates(command)) update = command;
        if (update && apt_may_remove_lists(command, true)) {
            *has_braces = !apt_may_remove_lists(command, false) && is_asked_of_sh(command) &&
                          (*has_braces || sh_is_small(c, &system));
            if (!*has_braces) update = NULL;
        }
        if (cmd_is(command, "cd", NULL) && 1 < command->word_count &&
            str_starts_z(command->word[1].text, "/var/lib/apt")) {
            return NULL;
        }
    }
    return update;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    bool has_braces = false;
    if (!commands->is_complete) return;
    if (fires_broadly(&c->at)) {
        const Command *seen = apt_update_seen(&c->at, commands);
        if (seen) report_kept(c, seen, false);
        return;
    }
    const Command *update = kept_by(&c->at, commands, &has_braces);
    if (!update || !run_is_shipped(&c->at) || run_has_mount(&c->at, STR("/var/lib/apt/lists")))
        return;
    report_kept(c, update, has_braces);
}

static void fix(Fix *f, const Finding *found)
{
    const Commands *commands = commands_of(f->model, found->step, finding_instr(f->model, found));
    const Command *update = apt_last_update(commands);
    AptUse use = apt_lists_use(f->model, found->step);
    const char *sudo = update ? cmd_sudo(f->model, found->step, update) : NULL;
    if (!sudo || use == APT_LISTS_ARE_USED) return; // a later install would find no package
    if (leftovers_are_needed(f->model, found->step, STR("/lists"))) return;
    Str remove = str_fmt(f->arena, "%srm -rf /var/lib/apt/lists/*", sudo);
    if (run_takes_more(f->model, found->step)) {
        fix_offer(f, found, use == APT_LISTS_ARE_FREE ? FIX_SAFE : FIX_ASK,
                  "Remove the package lists");
        fix_append(f, found, commands, remove);
        return;
    }
    const Command *last = apt_last_use(commands, update);
    if (!last || (update->place | last->place) & ~(uint32_t)(VIA_SUDO | IN_HEREDOC)) return;
    fix_offer(f, found, FIX_ASK, "Remove the package lists after the installation");
    fix_insert(f, found, last->span.end, str_fmt(f->arena, " && %.*s", STR_ARG(remove)));
}

RULE(apt_lists_kept) = {
    .codes = WORDS("hadolint:DL3009 kics:apt_get_install_lists sonar:S6587"),
    .severity = FL_INFO,
    .since = "0.1",
    .on = ON(RUN),
    .commands = WORDS("apt"),
    .is_folded = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
