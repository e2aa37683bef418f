// End a RUN that installs with zypper with `zypper clean --all`.
//
// zypper keeps package lists and downloads in `/var/cache/zypp`. What a later RUN removes stays in the layer below,
// so clean in the same RUN.
//
// ```dockerfile
// FROM opensuse/leap:15.6
// RUN zypper install -y git
//     ^^^^^^^^^^^^^^ `zypper install` leaves its downloads in the image; end the RUN with `zypper clean --all`
// ```
//
// ```fixed
// FROM opensuse/leap:15.6
// RUN zypper install -y git && zypper clean --all
// ```
//
// ```dockerfile
// FROM opensuse/leap:15.6
// RUN zypper install -y git && zypper clean
// ```
#include "rules/parts/caches.h"

static const CacheSeen seen = {
    .names = STR_INIT("zypper"),
    .words = STR_INIT("install in"),
    .option = STR_INIT(""),
    .cleans = STR_INIT("clean cc"),
    .folder = STR_INIT(""),
    .mounts = STR_INIT("/var/cache/zypp"),
    .is_by_stage = false,
};

static void check(Check *c, const Instr *in)
{
    (void)in;
    cache_check(c, manager_at(MANAGER_ZYPPER), &seen);
}

static void fix(Fix *f, const Finding *found)
{
    cache_fix(f, found, FIX_SAFE, manager_at(MANAGER_ZYPPER));
}

RULE(zypper_cache_kept) = {
    .codes = WORDS("hadolint:DL3036 trivy:DS-0020 kics:missing_zypper_clean"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("zypper"),
    .is_folded = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
