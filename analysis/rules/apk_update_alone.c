// Fetch the package index in the RUN that installs.
//
// A RUN that only updates becomes a layer of its own. When the install below it changes, the builder takes the old index
// from the cache, and versions that are gone from the mirrors are not found. `apk add --no-cache` needs no update at all.
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk update
//     ^^^^^^^^^^ `apk update` alone is cached: later installs use old lists and may not find packages; put both into one RUN
// RUN apk add curl
// ```
//
// The fix moves it to the install that follows:
//
// ```fixed
// FROM alpine:3.20
// RUN apk update && apk add curl
// ```
//
// Where the installs use `--no-cache`, the update can go:
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk update
//     ^^^^^^^^^^ nothing here uses what `apk update` fetches; delete it
// RUN apk add --no-cache curl
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN apk add --no-cache curl
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk update && apk upgrade
// RUN apk update && ./setup.sh
// RUN --mount=type=cache,target=/var/cache/apk apk update
// ```
#include "rules/parts/update_alone.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    update_alone_check(c, manager_at(MANAGER_APK));
}

static void fix(Fix *f, const Finding *found)
{
    update_alone_fix(f, found, manager_at(MANAGER_APK));
}

RULE(apk_update_alone) = {
    .codes = WORDS("trivy:DS-0017 checkov:CKV_DOCKER_5 sonar:S6595"),
    .severity = FL_WARNING,
    .since = "0.2",
    .beats = WORDS("run-consecutive apk-cache-kept"),
    .on = ON(RUN),
    .commands = WORDS("apk"),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
