// Let one build at a time use the cache mount of apt.
//
// A cache mount is shared by builds that run at the same time, unless it says `sharing=locked`. apt takes a lock on its folders and fails when
// another process holds it: two builds at once, or two platforms of one build, then stop with "Could not get lock".
//
// ```dockerfile
// FROM debian:12
// RUN --mount=type=cache,target=/var/cache/apt apt-get update
//                               ^^^^^^^^^^^^^^ apt cannot share `/var/cache/apt` with a build that runs at the same time; add `sharing=locked`
// ```
//
// ```fixed
// FROM debian:12
// RUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update
// ```
//
// ```dockerfile
// FROM debian:12
// RUN --mount=type=cache,target=/var/lib/apt,sharing=shared apt-get update
//                               ^^^^^^^^^^^^ apt cannot share `/var/lib/apt` with a build that runs at the same time; add `sharing=locked`
// ```
//
// ```fixed
// FROM debian:12
// RUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update
// ```
//
// A private cache is not shared either, and a RUN without apt may share the folder:
//
// ```dockerfile
// ARG HOW=locked
// FROM debian:12
// RUN --mount=type=cache,target=/var/cache/apt,sharing=private --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update
// RUN --mount=type=cache,target=/var/cache/apt,sharing=$HOW apt-get update
// ```
#include "rules/parts/mount_options.h"

static const Str FOLDERS = STR_INIT("/var/cache/apt /var/cache/apt/archives /var/lib/apt "
                                    "/var/lib/apt/lists /var/lib/dpkg");

static bool is_shared(const Mount *mount)
{
    const MountField *sharing = mount_option(mount, STR("sharing"));
    if (mount_is_variable(mount)) return false;
    return !sharing || str_ieq(sharing->value, STR("shared"));
}

static bool uses_apt(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if (cmd_in(&commands->item[i], "apt", NULL)) return true;
    return false;
}

static Str folder_of(const Mount *mount)
{
    Str folder = mount->target;
    while (1 < folder.len && str_ends_z(folder, "/")) folder.len--;
    return folder;
}

static void check(Check *c, const Instr *in)
{
    const Mounts *mounts = mounts_at(c->model, c->step, in);
    for (uint32_t i = 0; i < mounts->count; i++) {
        const Mount *mount = &mounts->item[i];
        const MountField *target = mount_option(mount, STR("target dst destination"));
        bool is_apt =
            target && str_is_z(mount->type, "cache") && str_is_one_of(folder_of(mount), FOLDERS);
        if (!is_apt || !is_shared(mount) || !uses_apt(run_commands(&c->at))) continue;
        report(c, target->value_span,
               "apt cannot share `%.*s` with a build that runs at the same time; add "
               "`sharing=locked`",
               STR_ARG(mount->target));
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Mount *mount = mount_around(f->model, found->step, in, found->span.start);
    if (!mount) return;
    const MountField *sharing = mount_option(mount, STR("sharing"));
    fix_offer(f, found, FIX_SAFE, "Lock the cache mount");
    if (sharing)
        fix_replace(f, found, sharing->value_span, STR("locked"));
    else
        fix_add_mount_option(f, found, mount, STR("sharing=locked"));
}

RULE(apt_cache_mount_shared) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .commands = WORDS("apt"),
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
