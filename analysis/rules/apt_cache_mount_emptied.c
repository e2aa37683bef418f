// Let apt keep what its cache mount is for.
//
// The images of Debian and Ubuntu have a hook, `/etc/apt/apt.conf.d/docker-clean`, that deletes each package after its
// installation. So a cache mount on `/var/cache/apt` stays empty. Delete the hook first.
//
// ```dockerfile
// FROM debian:12
// RUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y --no-install-recommends git
//                               ^^^^^^^^^^^^^^ this mount stays empty, as the image's `docker-clean` hook deletes the packages; delete `/etc/apt/apt.conf.d/docker-clean` first
// ```
//
// ```fixed
// FROM debian:12
// RUN --mount=type=cache,target=/var/cache/apt,sharing=locked rm -f /etc/apt/apt.conf.d/docker-clean && apt-get update && apt-get install -y --no-install-recommends git
// ```
//
// An image that has deleted the hook, and images that are not known to have it, are fine:
//
// ```dockerfile
// FROM debian:12
// RUN rm -f /etc/apt/apt.conf.d/docker-clean
// RUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y --no-install-recommends git
// ```
#include "lint/base_image.h"
#include "lint/chain.h"
#include "rules/parts/mount_options.h"

static bool has_hook(const Model *m, uint32_t step)
{
    BaseSystem system;
    const Stage *stage = stage_of(m, step);
    if (!stage || !base_system(m, stage, &system) || system != SYSTEM_APT) return false;
    return !chain_mentions(m, step, STR("docker-clean")) &&
           !chain_mentions(m, step, STR("Keep-Downloaded-Packages")) &&
           !chain_mentions(m, step, STR("apt.conf")) &&
           !chain_copies_to(m, step, STR("/etc/apt/apt.conf"));
}

// An install that uses the folder as apt finds it.
static bool installs(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (!cmd_in(c, "apt", "install")) continue;
        return !cmd_flag(c, "-o", "--option") && !cmd_flag(c, "-c", "--config-file");
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    const Mounts *mounts = mounts_at(c->model, c->step, in);
    for (uint32_t i = 0; i < mounts->count; i++) {
        const Mount *mount = &mounts->item[i];
        const MountField *target = mount_option(mount, STR("target dst destination"));
        bool is_cache = target && str_is_z(mount->type, "cache") &&
                        str_is_one_of(mount->target, STR("/var/cache/apt /var/cache/apt/ "
                                                         "/var/cache/apt/archives"));
        if (!is_cache || !installs(run_commands(&c->at)) || !has_hook(c->model, c->step)) continue;
        report(c, target->value_span,
               "this mount stays empty, as the image's `docker-clean` hook deletes the packages; "
               "delete `/etc/apt/apt.conf.d/docker-clean` first");
        return;
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    if (in->is_json || !commands->is_chain || in->heredoc_count) return;
    fix_offer(f, found, FIX_ASK, "Delete the hook first");
    fix_insert(f, found, commands->list.start, STR("rm -f /etc/apt/apt.conf.d/docker-clean && "));
}

RULE(apt_cache_mount_emptied) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .commands = WORDS("apt"),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
