// Refresh the repositories in the RUN that installs.
//
// A RUN that only refreshes becomes a layer of its own. When the install below it changes, the builder takes the old lists
// from the cache, and versions that are gone from the mirrors are not found.
//
// ```dockerfile
// FROM opensuse/leap:15.6
// RUN zypper refresh
//     ^^^^^^^^^^^^^^ `zypper refresh` alone is cached: later installs use old lists and may not find packages; put both into one RUN
// RUN zypper -n install curl && zypper clean --all
// ```
//
// ```fixed
// FROM opensuse/leap:15.6
// RUN zypper refresh && zypper -n install curl && zypper clean --all
// ```
//
// ```dockerfile
// FROM opensuse/leap:15.6
// RUN zypper ref && zypper -n in curl && zypper clean --all
// RUN --mount=type=cache,target=/var/cache/zypp zypper ref
// ```
#include "rules/parts/update_alone.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Command *update = update_alone(&c->at, manager_at(MANAGER_ZYPPER));
    if (!update) return;
    report(
        c, cmd_head(update),
        "`zypper refresh` alone is cached: later installs use old lists and may not find packages; "
        "put both into one RUN");
}

static void fix(Fix *f, const Finding *found)
{
    update_alone_fix(f, found, manager_at(MANAGER_ZYPPER));
}

RULE(zypper_refresh_alone) = {
    .codes = WORDS("trivy:DS-0017 checkov:CKV_DOCKER_5 sonar:S6595"),
    .severity = FL_WARNING,
    .since = "0.2",
    .beats = WORDS("run-consecutive zypper-cache-kept"),
    .on = ON(RUN),
    .commands = WORDS("zypper"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
