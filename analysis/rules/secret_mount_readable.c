// Let only its owner read a mounted secret.
//
// The file of a secret mount has mode 0400 unless the mount says otherwise. With a mode that does not end in 0, every user,
// and so every program that the RUN starts, may read it.
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=secret,id=token,mode=0444 cat /run/secrets/token | login
//                                       ^^^^ mode `0444` lets every user read the secret; write 0400
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN --mount=type=secret,id=token,mode=0400 cat /run/secrets/token | login
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN --mount=type=ssh,mode=666 git clone git@example.org:a/b
//                           ^^^ mode `666` lets every user reach the keys; write 0600
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN --mount=type=ssh,mode=0600 git clone git@example.org:a/b
// ```
//
// ```dockerfile
// ARG MODE=0400
// FROM alpine:3.20
// RUN --mount=type=secret,id=a --mount=type=secret,id=b,mode=0440,gid=7 --mount=type=cache,target=/c,mode=0777 true
// RUN --mount=type=secret,id=a,env=TOKEN,mode=0444 --mount=type=secret,id=b,mode=$MODE true
// ```
#include "lint/users.h"
#include "rules/parts/mount_options.h"

// Whether it is a file at all: a secret that is only a variable has no mode.
static bool is_file(const Mount *mount)
{
    if (str_is_z(mount->type, "ssh")) return true;
    bool is_variable = mount_option(mount, STR("env")) != NULL;
    return str_is_z(mount->type, "secret") && (!is_variable || mount->target.len);
}

static bool is_open(Str mode)
{
    for (uint32_t i = 0; i < mode.len; i++)
        if (mode.ptr[i] < '0' || '7' < mode.ptr[i]) return false;
    return mode.len && mode.ptr[mode.len - 1] != '0';
}

static const char *narrow_mode(const Mount *mount)
{
    return str_is_z(mount->type, "ssh") ? "0600" : "0400";
}

// Whether another user than root runs the commands, who could not read it then.
static bool is_for_other(const Model *m, uint32_t step)
{
    UserNow user = user_before(m, step);
    return user.is_known && !user.is_root;
}

static void check(Check *c, const Instr *in)
{
    const Mounts *mounts = mounts_at(c->model, c->step, in);
    for (uint32_t i = 0; i < mounts->count; i++) {
        const Mount *mount = &mounts->item[i];
        const MountField *mode = mount_option(mount, STR("mode"));
        if (!mode || !is_file(mount) || !is_open(mode->value)) continue;
        const char *what = str_is_z(mount->type, "ssh") ? "reach the keys" : "read the secret";
        report(c, mode->value_span, "mode `%.*s` lets every user %s; write %s",
               STR_ARG(mode->value), what,
               is_for_other(c->model, c->step) ? "`uid=` with the number of the one that needs it"
                                               : narrow_mode(mount));
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Mount *mount = mount_around(f->model, found->step, in, found->span.start);
    if (!mount || is_for_other(f->model, found->step)) return;
    const char *mode = narrow_mode(mount);
    fix_offer(f, found, FIX_ASK, "Write `mode=%s`", mode);
    fix_replace(f, found, found->span, str_fmt(f->arena, "%s", mode));
}

RULE(secret_mount_readable) = {
    .codes = WORDS("sonar:S6469"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
