// Use a newer base image rather than `yum update` or `dnf upgrade`.
//
// An upgrade stores the new files beside the old ones, and what it brings depends on the day of the build. A newer tag of the base
// image has the same updates and is smaller. Where security updates must not wait for that, silence this rule with a reason.
//
// ```dockerfile
// FROM fedora:40
// RUN dnf upgrade -y && dnf clean all
//     ^^^^^^^^^^^ `dnf upgrade` brings whatever is newest on the day of the build; a newer base image has the same updates and is smaller
// ```
//
// ```dockerfile
// FROM fedora:40
// RUN dnf upgrade -y openssl && dnf install -y curl && dnf clean all
// FROM amazonlinux:2023
// RUN dnf upgrade -y --releasever=2023.6.20241121 && dnf clean all
// ```
#include "rules/parts/managers.h"
#include "rules/parts/upgrades.h"

static bool upgrades(const At *c, const Command *command)
{
    (void)c;
    static const Str WORDS = STR_INIT("update upgrade up");
    const Word *arg[1];
    Str release;
    // A release with a point, as of Amazon Linux, has the same packages every day.
    if (cmd_value(command, NULL, "--releasever", &release) && str_has_char(release, '.'))
        return false;
    bool is_one = manager_does(manager_at(MANAGER_DNF), command, WORDS) ||
                  manager_does(manager_at(MANAGER_YUM), command, WORDS);
    return is_one && !cmd_args(command, arg, 1);
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    upgrade_check(c, upgrades);
}

RULE(rpm_upgrade) = {
    .codes = WORDS("kics:yum_update kics:run_using_dnf_update"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("dnf yum"),
    .check = check,
};
