// Use a newer base image rather than `zypper dist-upgrade`.
//
// An upgrade stores the new files beside the old ones, and what it brings depends on the day of the build. A newer tag of the base
// image has the same updates and is smaller. Where security updates must not wait for that, silence this rule with a reason.
//
// ```dockerfile
// FROM opensuse/leap:15.6
// RUN zypper dup -y && zypper clean --all
//     ^^^^^^^^^^ `zypper dup` brings whatever is newest on the day of the build; a newer base image has the same updates and is smaller
// ```
//
// ```dockerfile
// FROM opensuse/leap:15.6
// RUN zypper -n patch && zypper -n up openssl && zypper clean --all
// ```
#include "rules/parts/hadolint_view.h"
#include "rules/parts/managers.h"
#include "rules/parts/upgrades.h"

static bool upgrades(const At *c, const Command *command)
{
    if (fires_broadly(c))
        return seen_as(command, STR("zypper")) && seen_word(command, STR("dist-upgrade dup"));
    return manager_does(manager_at(MANAGER_ZYPPER), command, STR("dist-upgrade dup"));
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    upgrade_check(c, upgrades);
}

RULE(zypper_dist_upgrade) = {
    .codes = WORDS("hadolint:DL3035 kics:run_using_zypper_update"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("zypper"),
    .check = check,
};
