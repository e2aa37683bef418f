// Do not use mounts in stages for Windows.
//
// The builder cannot mount anything into a container for Windows: the RUN is accepted, and fails when it is started.
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN --mount=type=cache,target=C:/cache build.cmd
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a RUN with a mount fails in an image for Windows; copy the files instead
// ```
//
// ```dockerfile
// FROM debian:12
// RUN --mount=type=cache,target=/cache ./build
// ```
#include "lint/rule.h"

static void check(Check *c, const Instr *in)
{
    const Node *flag = in->flag_count ? instr_flag(in, STR("mount")) : NULL;
    if (!flag || !step_is_windows(c->model, c->step)) return;
    report(c, node_span(flag),
           "a RUN with a mount fails in an image for Windows; copy the files instead");
}

RULE(windows_mount_unsupported) = {
    .codes = "tally:windows/no-run-mounts",
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .not_in_onbuild = true,
    .check = check,
};
