// End a RUN that installs with yum with `yum clean all`.
//
// yum keeps package lists and downloads in `/var/cache/yum`. What a later RUN removes stays in the layer below, so
// clean in the same RUN.
//
// ```dockerfile
// FROM centos:7
// RUN yum install -y git
//     ^^^^^^^^^^^ `yum install` leaves its downloads in the image; end the RUN with `yum clean all`
// ```
//
// ```fixed
// FROM centos:7
// RUN yum install -y git && yum clean all
// ```
//
// Cleaning before the install has no effect:
//
// ```dockerfile
// FROM centos:7
// RUN yum clean all && yum install -y git
//                      ^^^^^^^^^^^ `yum install` leaves its downloads in the image; end the RUN with `yum clean all`
// ```
//
// ```fixed
// FROM centos:7
// RUN yum clean all && yum install -y git && yum clean all
// ```
//
// ```dockerfile
// FROM centos:7
// RUN yum install -y git && rm -rf /var/cache/yum
// RUN --mount=type=cache,target=/var/cache/yum yum install -y curl
// RUN yum install -y git && rm -rf /var/cache/dnf
// ```
#include "rules/parts/caches.h"

static const CacheSeen seen = {
    .names = STR_INIT("yum"),
    .words = STR_INIT("install"),
    .option = STR_INIT(""),
    .cleans = STR_INIT("clean all"),
    .folder = STR_INIT("/var/cache/yum/*"),
    .mounts = STR_INIT(""),
    .is_by_first = true,
};

static void check(Check *c, const Instr *in)
{
    (void)in;
    cache_check(c, manager_at(MANAGER_YUM), &seen);
}

static void fix(Fix *f, const Finding *found)
{
    cache_fix(f, found, FIX_SAFE, manager_at(MANAGER_YUM));
}

RULE(yum_cache_kept) = {
    .codes = WORDS("hadolint:DL3032 trivy:DS-0015 kics:yum_clean_all"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("yum"),
    .is_folded = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
