// Give a cache mount to the user that fills it.
//
// A new cache mount belongs to root, and only root may write to it. Under another USER the tool cannot keep anything there: it
// works without its cache, or fails. Name the user with `uid` and `gid`.
//
// ```dockerfile
// FROM node:22.1-slim
// USER 1000:1001
// RUN --mount=type=cache,target=/home/node/.npm npm ci
//                               ^^^^^^^^^^^^^^^ the cache mount belongs to root, and the user `1000` cannot write to it; add `uid=` and `gid=`
// ```
//
// ```fixed
// FROM node:22.1-slim
// USER 1000:1001
// RUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1001 npm ci
// ```
//
// A build as root, a mount that names its owner, and a RUN that becomes root itself are fine:
//
// ```dockerfile
// FROM node:22.1-slim
// RUN --mount=type=cache,target=/root/.npm npm ci
// USER node
// RUN --mount=type=cache,target=/home/node/.npm,uid=1000 npm ci
// ```
#include "lint/base_image.h"
#include "lint/users.h"
#include "rules/parts/mount_options.h"

static bool becomes_root(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++)
        if (commands->item[i].place & VIA_SUDO) return true;
    return false;
}

// What lies in another image or stage has its own owner.
static bool is_roots(const Mount *mount)
{
    return str_is_z(mount->type, "cache") && !mount_is_variable(mount) &&
           !mount_option(mount, STR("uid gid mode from ro readonly"));
}

static void check(Check *c, const Instr *in)
{
    const Mounts *mounts = mounts_at(c->model, c->step, in);
    for (uint32_t i = 0; i < mounts->count; i++) {
        const MountField *target = mount_option(&mounts->item[i], STR("target dst destination"));
        if (!target || !is_roots(&mounts->item[i])) continue;
        UserNow user = user_before(c->model, c->step);
        if (!user.is_known || user.is_root || !user.name.len || user.step == NO_STEP) return;
        if (becomes_root(run_commands(&c->at))) return;
        report(c, target->value_span,
               "the cache mount belongs to root, and the user `%.*s` cannot write to it; add "
               "`uid=` and `gid=`",
               STR_ARG(user.name));
    }
}

static bool is_number(Str text)
{
    uint32_t number;
    return str_number(text, &number);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Mount *mount = mount_around(f->model, found->step, in, found->span.start);
    UserNow user = user_before(f->model, found->step);
    const Stage *stage = stage_of(f->model, found->step);
    if (!is_number(user.name) && stage) user.name = base_user_number(f->model, stage, user.name);
    if (!mount || !is_number(user.name)) return;
    Str group = is_number(user.group) ? user.group : user.name;
    fix_offer(f, found, FIX_ASK, "Give the cache mount to user %.*s", STR_ARG(user.name));
    fix_add_mount_option(
        f, found, mount,
        str_fmt(f->arena, "uid=%.*s,gid=%.*s", STR_ARG(user.name), STR_ARG(group)));
}

RULE(cache_mount_unwritable) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
