// Do not run a RUN with `--network=host`.
//
// The command then reaches all services of the machine that builds, and the build may fail on other machines. The builder
// allows it only when it was started with the permission for it.
//
// ```dockerfile
// FROM debian:12
// RUN --network=host curl -fsSL https://example.org/x -o x
//     ^^^^^^^^^^^^^^ this RUN reaches all services of the machine that builds; leave the flag out
// ```
//
// ```dockerfile
// FROM debian:12
// RUN --network=none make
// RUN --network=default make
// ```
#include "lint/run_facts.h"

static void check(Check *c, const Instr *in)
{
    const Node *flag = instr_flag(in, STR("network"));
    if (!flag || !str_is_z(flag_value(c->arena, in, flag), "host")) return;
    report(c, node_span(flag),
           "this RUN reaches all services of the machine that builds; leave the flag out");
}

RULE(run_network_host) = {
    .codes = WORDS("sonar:S6431"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .check = check,
};
