// Do not copy a mounted secret into the image.
//
// A secret mount is there for one RUN and leaves no trace. A copy of it is in the layer, for everyone who can pull the
// image; and `set -x` prints a secret that is in a variable into the log of the build.
//
// ```dockerfile
// FROM node:22.1-slim
// RUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc /root/.npmrc && npm ci
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this copies the secret into the image; let the program read it where it is mounted
// RUN --mount=type=secret,id=key,target=/tmp/key cat /tmp/key > /app/key
//                                                ^^^^^^^^^^^^^^^^^^^^^^^ this copies the secret into the image; let the program read it where it is mounted
// RUN --mount=type=secret,id=key cp /run/secrets/key ~/.ssh/id && chmod 600 ~/.ssh/id
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this copies the secret into the image; let the program read it where it is mounted
// RUN --mount=type=secret,id=token,env=TOKEN set -x; curl -H "X: $TOKEN" https://example.org
//                                            ^^^^^^ `set -x` prints the secret in `TOKEN` into the log of the build; leave it out
// ```
//
// A text that holds the secret is as good as a copy, also one that a program keeps among its settings:
//
// ```dockerfile
// FROM node:22.1-slim
// RUN --mount=type=secret,id=token,env=TOKEN echo "//registry.example.org/:_authToken=$TOKEN" > ~/.npmrc && npm ci
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this copies the secret into the image; let the program read it where it is mounted
// RUN --mount=type=secret,id=token T=$(cat /run/secrets/token) && git config --global url."https://$T@example.org/".insteadOf https://example.org/
//                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this copies the secret into the image; let the program read it where it is mounted
// ```
//
// The fix mounts the secret where it was copied to:
//
// ```dockerfile
// FROM node:22.1-slim
// RUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc /root/.npmrc && npm ci
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this copies the secret into the image; let the program read it where it is mounted
// RUN --mount=type=secret,id=token,env=TOKEN set -ex && curl -H "X: $TOKEN" https://example.org
//                                            ^^^^^^^ `set -x` prints the secret in `TOKEN` into the log of the build; leave it out
// ```
//
// ```fixed
// FROM node:22.1-slim
// RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
// RUN --mount=type=secret,id=token,env=TOKEN set -e && curl -H "X: $TOKEN" https://example.org
// ```
//
// A copy that is deleted in the same RUN, or lies in another mount, stays out of the image:
//
// ```dockerfile
// FROM node:22.1-slim
// RUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc /root/.npmrc && npm ci && rm -f /root/.npmrc
// RUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc ~/.npmrc && npm ci && rm ~/.npmrc
// RUN --mount=type=secret,id=npmrc --mount=type=tmpfs,target=/root cp /run/secrets/npmrc /root/.npmrc && npm ci
// RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci && cat /root/.npmrc | wc -c
// ```
#include "rules/parts/dropped.h"
#include "rules/parts/mount_options.h"
#include "rules/parts/secret_copies.h"

static void check_copies(Check *c, const Instr *in, Str path, Str env)
{
    const Commands *commands = run_commands(&c->at);
    uint32_t end = commands_near(commands, 0);
    for (uint32_t i = 0; i < end; i++) {
        Str to = path.len ? secret_copied_to(in, &commands->item[i], path) : STR("");
        if (!to.len) to = secret_written_to(&c->at, i, path, env);
        if (!secret_stays(&c->at, i, to)) continue;
        Finding *f = report(
            c, commands->item[i].span,
            "this copies the secret into the image; let the program read it where it is mounted");
        f->number = i;
    }
}

static void check_trace(Check *c, Str name)
{
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *set = &commands->item[i];
        if (!cmd_is(set, "set", NULL) || set->word_count < 2) continue;
        Str text = set->word[1].text;
        if (str_at(text, 0) != '-' || !str_has_char(text, 'x')) continue;
        static const char *const FORMAT =
            "`set -x` prints the secret in `%.*s` into the log of the build; leave it out";
        report(c, set->span, FORMAT, STR_ARG(name))->number = i;
        return;
    }
}

static void check(Check *c, const Instr *in)
{
    const Mounts *mounts = mounts_at(c->model, c->step, in);
    for (uint32_t i = 0; i < mounts->count; i++) {
        const Mount *mount = &mounts->item[i];
        if (!str_is_z(mount->type, "secret")) continue;
        const MountField *env = mount_option(mount, STR("env"));
        check_copies(c, in, secret_path(&c->at, mount), env ? env->value : STR(""));
        if (env && env->value.len) check_trace(c, env->value);
    }
}

// The secret is mounted where it was copied to.
static void fix_copy(Fix *f, const Finding *found, const At *c, const Mount *mount, Str path)
{
    const Commands *commands = run_commands(c);
    const MountField *target = mount_option(mount, STR("target dst destination"));
    Str to = secret_copied_to(c->in, &commands->item[found->number], path);
    bool is_file = str_at(to, 0) == '/' && !str_ends_z(to, "/") && !str_has_char(to, ',');
    if (!is_file || secret_is_handled(commands, found->number, path, to)) return;
    if (!commands_can_go(c->in, commands, found->number, found->number)) return;
    if (commands->count == 1) return; // nobody would read it
    fix_offer(f, found, FIX_ASK, "Mount it at %.*s", STR_ARG(to));
    if (target)
        fix_replace(f, found, target->value_span, to);
    else
        fix_add_mount_option(f, found, mount, str_join(f->arena, STR("target="), to));
    fix_drop_commands(f, found, found->number, found->number);
}

static void fix_trace(Fix *f, const Finding *found, const At *c, const Command *set)
{
    const Word *option = &set->word[1];
    const Commands *commands = run_commands(c);
    if (c->in->is_json || !word_is_written(c->in, option) || set->word_count != 2) return;
    uint32_t x = str_find_char(option->text, 'x'), at = option->span.start + x;
    if (option->text.len == 2 && !commands_can_go(c->in, commands, found->number, found->number))
        return;
    fix_offer(f, found, FIX_ASK, "Leave out `-x`");
    if (option->text.len == 2)
        fix_drop_commands(f, found, found->number, found->number);
    else
        fix_delete(f, found, (Span){at, at + 1});
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Command *command = &run_commands(&f->at)->item[found->number];
    const Mounts *mounts = mounts_at(f->model, found->step, in);
    if (found->in_onbuild) return;
    if (cmd_is(command, "set", NULL)) {
        fix_trace(f, found, &f->at, command);
        return;
    }
    for (uint32_t i = 0; i < mounts->count; i++) {
        Str path = secret_path(&f->at, &mounts->item[i]);
        if (!str_is_z(mounts->item[i].type, "secret") || !path.len) continue;
        if (!secret_copied_to(in, command, path).len) continue;
        fix_copy(f, found, &f->at, &mounts->item[i], path);
        return;
    }
}

RULE(secret_leaked_from_mount) = {
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .commands = WORDS(
        "cp install cat base64 set echo printf npm pnpm yarn git pip composer bundle poetry "
        "aws"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
