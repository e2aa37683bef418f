// Install with `apk add --no-cache`.
//
// Without the option apk keeps the package index in `/var/cache/apk`, where it is not needed: it makes the image larger, and it is out
// of date when it is used later.
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add curl
//     ^^^^^^^ `apk add` leaves its downloads in the image; add `--no-cache`
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN apk add --no-cache curl
// ```
//
// A RUN that removes the cache itself, a cache mount, and a build stage (only what is copied out of it is shipped)
// are fine:
//
// ```dockerfile
// FROM alpine:3.20 AS build
// RUN apk add gcc
// FROM alpine:3.20
// RUN apk add curl && rm -rf /var/cache/apk/*
// RUN --mount=type=cache,target=/var/cache/apk apk add git
// RUN apk add --no-network --virtual .run so:libc.musl-x86_64.so.1
// COPY --from=build /x /x
// ```
#include "rules/parts/caches.h"

static const CacheSeen seen = {
    .names = STR_INIT("apk"),
    .words = STR_INIT("add"),
    .option = STR_INIT("no-cache"),
    .cleans = STR_INIT(""),
    .folder = STR_INIT(""),
    .mounts = STR_INIT("/var/cache/apk"),
    .is_by_stage = false,
};

static void check(Check *c, const Instr *in)
{
    (void)in;
    cache_check(c, manager_at(MANAGER_APK), &seen);
}

static void fix(Fix *f, const Finding *found)
{
    cache_fix(f, found, FIX_SAFE, manager_at(MANAGER_APK));
}

RULE(apk_cache_kept) = {
    .codes = "hadolint:DL3019 trivy:DS-0025 kics:apk_add_local_cache",
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = "apk",
    .is_folded = true,
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
