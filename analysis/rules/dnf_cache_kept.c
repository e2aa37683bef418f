// End a RUN that installs with dnf with `dnf clean all`.
//
// dnf and microdnf keep package lists and downloads in `/var/cache`. What a later RUN removes stays in the layer
// below, so clean in the same RUN.
//
// ```dockerfile
// FROM fedora:40
// RUN dnf install -y git
//     ^^^^^^^^^^^ `dnf install` leaves its downloads in the image; end the RUN with `dnf clean all`
// ```
//
// ```fixed
// FROM fedora:40
// RUN dnf install -y git && dnf clean all
// ```
//
// ```dockerfile
// FROM registry.access.redhat.com/ubi9/ubi:9.5
// RUN dnf module enable -y php:8.2
// RUN dnf module install -y nodejs:20
//     ^^^^^^^^^^ `dnf module` leaves its downloads in the image; end the RUN with `dnf clean all`
// ```
//
// ```dockerfile
// FROM fedora:40
// RUN microdnf install -y git && microdnf clean all
// RUN --mount=type=cache,target=/var/cache/libdnf5 --mount=type=cache,target=/var/cache/dnf dnf install -y curl
// ```
#include "rules/parts/caches.h"

static const CacheSeen seen = {
    .names = STR_INIT("dnf"),
    .words = STR_INIT("install in upgrade up upgrade-minimal up-min reinstall rei"),
    .option = STR_INIT(""),
    .cleans = STR_INIT("clean all"),
    .folder = STR_INIT("/var/cache/libdnf5*"),
    .mounts = STR_INIT("/var/cache/libdnf5 .cache/libdnf5"),
    .is_by_stage = false,
};

static const CacheSeen seen_micro = {
    .names = STR_INIT("microdnf"),
    .words = STR_INIT("install in upgrade up upgrade-minimal up-min reinstall rei"),
    .option = STR_INIT(""),
    .cleans = STR_INIT("clean all"),
    .folder = STR_INIT("/var/cache/libdnf5*"),
    .mounts = STR_INIT("/var/cache/libdnf5 .cache/libdnf5"),
    .is_by_stage = false,
};

static void check(Check *c, const Instr *in)
{
    (void)in;
    cache_check(c, manager_at(MANAGER_DNF), &seen);
    if (fires_broadly(&c->at)) cache_check(c, manager_at(MANAGER_DNF), &seen_micro);
}

static void fix(Fix *f, const Finding *found)
{
    cache_fix(f, found, FIX_SAFE, manager_at(MANAGER_DNF));
}

RULE(dnf_cache_kept) = {
    .codes = WORDS("hadolint:DL3040 trivy:DS-0019 kics:missing_dnf_clean_all"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("dnf"),
    .is_folded = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
