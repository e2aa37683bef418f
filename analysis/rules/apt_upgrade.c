// Use a newer base image rather than `apt-get upgrade`.
//
// An upgrade stores the new files beside the old ones, and what it brings depends on the day of the build. A newer tag of the base
// image has the same updates and is smaller. Where security updates must not wait for that, silence this rule with a reason.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get upgrade -y && rm -rf /var/lib/apt/lists/*
//                       ^^^^^^^^^^^^^^^ `apt-get upgrade` brings whatever is newest on the day of the build; a newer base image has the same updates and is smaller
// ```
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --only-upgrade openssl && rm -rf /var/lib/apt/lists/*
// ```
#include "rules/parts/managers.h"
#include "rules/parts/upgrades.h"

static bool upgrades(const At *c, const Command *command)
{
    (void)c;
    return manager_does(manager_at(MANAGER_APT), command,
                        STR("upgrade full-upgrade dist-upgrade safe-upgrade"));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    upgrade_check(c, upgrades);
}

RULE(apt_upgrade) = {
    .codes = WORDS("trivy:DS-0024"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apt"),
    .check = check,
};
