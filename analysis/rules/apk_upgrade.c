// Use a newer base image rather than `apk upgrade`.
//
// An upgrade stores the new files beside the old ones, and what it brings depends on the day of the build. A newer tag of the base
// image has the same updates and is smaller. Where security updates must not wait for that, silence this rule with a reason.
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk upgrade --no-cache
//     ^^^^^^^^^^^ `apk upgrade` brings whatever is newest on the day of the build; a newer base image has the same updates and is smaller
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk upgrade --no-cache openssl && apk add --no-cache --upgrade zlib
// ```
#include "rules/parts/managers.h"
#include "rules/parts/upgrades.h"

static bool upgrades(const At *c, const Command *command)
{
    (void)c;
    const Word *arg[1];
    return cmd_is(command, "apk", "upgrade") && !cmd_args(command, arg, 1);
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    upgrade_check(c, upgrades);
}

RULE(apk_upgrade) = {
    .codes = WORDS("kics:use_of_apk_upgrade"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apk"),
    .check = check,
};
