// Do not use tmpfs and ssh mounts in stages for Windows.
//
// In a container for Windows the builder can mount files, caches and secrets, but neither folders in memory nor the SSH agent: the
// RUN is accepted, and fails when it is started.
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN --mount=type=ssh git clone git@example.com:team/app.git
//     ^^^^^^^^^^^^^^^^ a mount of type `ssh` fails in an image for Windows; leave it out
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN --mount=type=cache,target=C:/cache build.cmd
// FROM debian:12
// RUN --mount=type=tmpfs,target=/tmp ./build
// ```
#include "lint/run_facts.h"

static void check(Check *c, const Instr *in)
{
    if (!step_is_windows(c->model, c->step)) return;
    const Mounts *mounts = mounts_at(c->model, c->step, in);
    for (uint32_t i = 0; i < mounts->count; i++) {
        const Mount *mount = &mounts->item[i];
        if (!str_is_one_of(mount->type, STR("tmpfs ssh"))) continue;
        report(c, node_span(mount->flag),
               "a mount of type `%.*s` fails in an image for Windows; leave it out",
               STR_ARG(mount->type));
        return;
    }
}

RULE(windows_mount_unsupported) = {
    .codes = WORDS("tally:windows/no-run-mounts"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .check = check,
};
