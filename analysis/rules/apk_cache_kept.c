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
// With it apk reads a new index for each call, so that what updates the index goes:
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk update && apk add --update curl
//                   ^^^^^^^ `apk add` leaves its downloads in the image; add `--no-cache`
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN apk add --no-cache curl
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk update && apk add curl && apk add --no-cache git && apk del curl
//                   ^^^^^^^ `apk add` leaves its downloads in the image; add `--no-cache`
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN apk add --no-cache curl && apk add --no-cache git && apk del curl
// ```
//
// Where an `rm` without `-f` removes the cache later there is no fix, as it fails where nothing lies there:
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add curl
//     ^^^^^^^ `apk add` leaves its downloads in the image; add `--no-cache`
// COPY x /x
// RUN /x && rm /var/cache/apk/*
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
#include "rules/parts/dropped.h"
#include "rules/parts/removals.h"

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

static void drop_options(Fix *f, const Finding *found, const Command *add)
{
    for (uint32_t i = 2; i + 1 < add->word_count; i++)
        if (str_is_one_of(add->word[i].text, STR("-U --update --update-cache")))
            fix_delete(f, found, (Span){add->word[i].span.start, add->word[i + 1].span.start});
}

// Whether the command before it updates the index, which no other one needs then.
static bool is_update_for(const Instr *in, const Commands *commands, uint32_t number)
{
    const Command *update = &commands->item[number - 1];
    if (!cmd_is(update, "apk", "update") || update->word_count != 2) return false;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_other = i != number - 1 && cmd_is(c, "apk", NULL);
        if (is_other && !cmd_is(c, "apk", "add") && !cmd_is(c, "apk", "del")) return false;
    }
    return update->after == JOIN_AND && commands_can_go(in, commands, number - 1, number - 1);
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    if (leftovers_are_needed(f->model, found->step, STR("/var/cache"))) return;
    // Without network the index may come from the cache only.
    bool may_be_offline = instr_flag(in, STR("network"));
    cache_fix(f, found, may_be_offline ? FIX_ASK : FIX_SAFE, manager_at(MANAGER_APK));
    drop_options(f, found, &commands->item[found->number]);
    if (found->number && is_update_for(in, commands, found->number))
        fix_drop_commands(f, found, found->number - 1, found->number - 1);
}

RULE(apk_cache_kept) = {
    .codes = WORDS("hadolint:DL3019 trivy:DS-0025 kics:apk_add_local_cache"),
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("apk"),
    .is_folded = true,
    .fixes = FIX_SAFE | FIX_ASK,
    .check = check,
    .fix = fix,
};
