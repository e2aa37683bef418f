// Do not run a RUN with `--security=insecure`.
//
// The command then has all rights on the machine that builds: whoever can change what it runs, a package or a script from
// the network, controls that machine. The builder allows it only when it was started with the permission for it.
//
// ```dockerfile
// # syntax=docker/dockerfile:1-labs
// FROM debian:12
// RUN --security=insecure cat /proc/self/status
//     ^^^^^^^^^^^^^^^^^^^ this RUN has all rights on the machine that builds; leave the flag out
// ```
//
// ```dockerfile
// # syntax=docker/dockerfile:1-labs
// FROM debian:12
// RUN --security=sandbox cat /proc/self/status
// ```
#include "lint/run_facts.h"

static void check(Check *c, const Instr *in)
{
    const Node *flag = instr_flag(in, STR("security"));
    if (!flag || !str_is_z(flag_value(c->arena, in, flag), "insecure")) return;
    report(c, node_span(flag),
           "this RUN has all rights on the machine that builds; leave the flag out");
}

RULE(run_security_insecure) = {
    .codes = WORDS("sonar:S6502"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(RUN),
    .signs = SIGN_FLAG,
    .check = check,
};
