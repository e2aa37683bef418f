// Update the package lists in the RUN that installs.
//
// A RUN that only updates becomes a layer of its own. When the install below it changes, the builder takes the old
// lists from the cache, and versions that are gone from the mirrors are not found.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update
//     ^^^^^^^^^^^^^^ `apt-get update` alone is cached: later installs use old lists and may not find packages; put both into one RUN
// RUN apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
// ```
//
// The fix moves it to the install that follows:
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
// ```
//
// An update is fine together with an install, with a script that may install, or with the lists in a cache mount:
//
// ```dockerfile
// FROM debian:12
// COPY setup.sh /
// RUN apt-get update && bash /setup.sh
// RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update
// RUN apt-get update && apt-get build-dep -y nginx
// RUN apt-get update && apt-get autoremove -y && rm -rf /var/lib/apt/lists/*
// ```
#include "rules/parts/update_alone.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    update_alone_check(c, manager_at(MANAGER_APT));
}

static void fix(Fix *f, const Finding *found)
{
    update_alone_fix(f, found, manager_at(MANAGER_APT));
}

RULE(apt_update_alone) = {
    .codes = WORDS("trivy:DS-0017 checkov:CKV_DOCKER_5 kics:update_instruction_alone sonar:S6595"),
    .severity = FL_WARNING,
    .since = "0.1",
    .beats = WORDS("apt-lists-kept run-consecutive"),
    .on = ON(RUN),
    .commands = WORDS("apt"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
