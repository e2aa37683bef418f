// Do not copy a mounted secret into the image.
//
// A secret mount is there for one RUN and leaves no trace. A copy of it is in the layer, for everyone who can pull the image; and `set -x` prints a
// secret that is in a variable into the log of the build.
//
// ```dockerfile
// FROM node:22.1-slim
// RUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc /root/.npmrc && npm ci
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this copies the secret into the image; let the program read it where it is mounted
// RUN --mount=type=secret,id=key,target=/tmp/key cat /tmp/key > /app/key
//                                                ^^^^^^^^^^^^^^^^^^^^^^^ this copies the secret into the image; let the program read it where it is mounted
// RUN --mount=type=secret,id=token,env=TOKEN set -x; curl -H "X: $TOKEN" https://example.org
//                                            ^^^^^^ `set -x` prints the secret in `TOKEN` into the log of the build; leave it out
// ```
//
// What is deleted in the same RUN, or lies in another mount, stays outside the image:
//
// ```dockerfile
// FROM node:22.1-slim
// RUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc /root/.npmrc && npm ci && rm -f /root/.npmrc
// RUN --mount=type=secret,id=npmrc --mount=type=tmpfs,target=/root cp /run/secrets/npmrc /root/.npmrc && npm ci
// RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci && cat /root/.npmrc | wc -c
// RUN --mount=type=secret,id=token,env=TOKEN set -e; curl -H "X: $TOKEN" https://example.org
// RUN --mount=type=secret,id=key cat /run/secrets/key > /dev/null && cp /run/secrets/key /dev/shm/key
// RUN cp /run/secrets/npmrc /root/.npmrc
// ```
#include "rules/parts/mount_options.h"

// Where the secret lies; empty when it is only a variable or not known.
static Str path_of(const Check *c, const Mount *mount)
{
    const MountField *id = mount_option(mount, STR("id"));
    if (mount_is_variable(mount)) return STR("");
    if (str_at(mount->target, 0) == '/') return mount->target;
    if (mount->target.len) return str_fmt(c->arena, "/run/secrets/%.*s", STR_ARG(mount->target));
    if (!id || mount_option(mount, STR("env"))) return STR("");
    return str_fmt(c->arena, "/run/secrets/%.*s", STR_ARG(id->value));
}

// What cp, install, mv or a redirection of cat writes; empty when the command copies nothing, or that is not known.
static Str copied_to(const Instr *in, const Command *c, Str path)
{
    bool has_path = false;
    for (uint32_t i = 1; i < c->word_count; i++)
        has_path = has_path || (c->word[i].is_literal && str_eq(c->word[i].text, path));
    const Word *last = &c->word[c->word_count ? c->word_count - 1 : 0];
    if (!has_path || (c->place & IN_SUBSTITUTION)) return STR("");
    if (str_is_one_of(c->name, STR("cp install")))
        return last->is_literal && !str_eq(last->text, path) ? last->text : STR("");
    if (!str_is_one_of(c->name, STR("cat base64")) || !c->has_redirect_out) return STR("");
    Str rest = str_cut(in->joined, last->span.end, c->span.end), before = STR("");
    while (rest.len && str_next_part(&rest, '>', &before)) continue;
    Str target = str_trim(before);
    return str_at(target, 0) == '/' ? target : STR("");
}

// A later rm of the file, or of any folder or pattern that may hold it.
static bool is_removed(const Commands *commands, uint32_t from, Str file)
{
    for (uint32_t i = from; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (!str_is_one_of(c->name, STR("rm shred unlink"))) continue;
        for (uint32_t k = 1; k < c->word_count; k++)
            if (!c->word[k].is_literal || str_starts(file, c->word[k].text)) return true;
    }
    return false;
}

static bool is_outside(const Check *c, Str file)
{
    return str_starts(file, STR("/dev/")) || str_has_char(file, '$') ||
           str_starts(file, STR("/run/secrets/")) || run_has_mount(c, file);
}

static void check_copies(Check *c, const Instr *in, Str path)
{
    const Commands *commands = run_commands(c);
    for (uint32_t i = 0; i < commands->count && path.len; i++) {
        Str to = copied_to(in, &commands->item[i], path);
        if (!to.len || is_outside(c, to) || is_removed(commands, i + 1, to)) continue;
        report(
            c, commands->item[i].span,
            "this copies the secret into the image; let the program read it where it is mounted");
    }
}

static void check_trace(Check *c, Str name)
{
    const Commands *commands = run_commands(c);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *set = &commands->item[i];
        if (!cmd_is(set, "set", NULL) || set->word_count < 2) continue;
        Str text = set->word[1].text;
        if (str_at(text, 0) != '-' || !str_has_char(text, 'x')) continue;
        report(c, set->span,
               "`set -x` prints the secret in `%.*s` into the log of the build; leave it out",
               STR_ARG(name));
        return;
    }
}

static void check(Check *c, const Instr *in)
{
    if (!in->flag_count) return;
    const Mounts *mounts = mounts_at(c->model, c->step, in);
    for (uint32_t i = 0; i < mounts->count; i++) {
        const Mount *mount = &mounts->item[i];
        const MountField *env = mount_option(mount, STR("env"));
        if (!str_eq(mount->type, STR("secret"))) continue;
        check_copies(c, in, path_of(c, mount));
        if (env && env->value.len) check_trace(c, env->value);
    }
}

RULE(secret_leaked_from_mount) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .commands = "cp install cat base64 set",
    .check = check,
};
