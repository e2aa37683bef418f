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
// ```dockerfile
// FROM alpine:3.20
// RUN apk update && apk add --no-cache curl
//     ^^^^^^^^^^ `apk update` leaves an index in the image that `apk add --no-cache` does not use; delete it
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN apk add --no-cache curl
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
#include "rules/parts/hadolint_from.h"
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

// Whether the command updates the index, which no other one needs where `apk add` reads a new one.
static bool is_idle_update(const Instr *in, const Commands *commands, uint32_t number)
{
    const Command *update = &commands->item[number];
    if (!cmd_is(update, "apk", "update") || update->word_count != 2) return false;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        bool is_other = i != number && cmd_is(c, "apk", NULL);
        if (is_other && !cmd_is(c, "apk", "add") && !cmd_is(c, "apk", "del")) return false;
    }
    return update->after == JOIN_AND && commands_can_go(in, commands, number, number);
}

// Where all that is installed is installed without the cache, an update in the same RUN fills it.
static void check_update(Check *c, const Instr *in)
{
    const Commands *commands = run_commands(&c->at);
    uint32_t update = UINT32_MAX;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *add = &commands->item[i];
        if (update == UINT32_MAX && is_idle_update(in, commands, i)) update = i;
        if (cmd_is(add, "apk", "add") && !cmd_flag(add, NULL, "--no-cache")) return;
    }
    if (update == UINT32_MAX || update + 1 == commands->count) return;
    if (!cmd_is(&commands->item[update + 1], "apk", "add")) return;
    if (!cache_stays(&c->at, commands, update + 1, manager_at(MANAGER_APK))) return;
    Finding *f = report(c, cmd_head(&commands->item[update]),
                        "`apk update` leaves an index in the image that `apk add --no-cache` does "
                        "not use; delete it");
    f->number = update;
    f->codes = codes_without_hadolint(c->arena, f->codes);
}

static void check(Check *c, const Instr *in)
{
    cache_check(c, manager_at(MANAGER_APK), &seen);
    if (!fires_broadly(&c->at)) check_update(c, in);
}

static void drop_options(Fix *f, const Finding *found, const Command *add)
{
    for (uint32_t i = 2; i + 1 < add->word_count; i++)
        if (str_is_one_of(add->word[i].text, STR("-U --update --update-cache")))
            fix_delete(f, found, (Span){add->word[i].span.start, add->word[i + 1].span.start});
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    const Command *command = &commands->item[found->number];
    if (leftovers_are_needed(f->model, found->step, STR("/var/cache"))) return;
    // Without network the index may come from the cache only.
    int safety = instr_flag(in, STR("network")) ? FIX_ASK : FIX_SAFE;
    if (cmd_is(command, "apk", "update")) {
        fix_offer(f, found, safety, "Delete `apk update`");
        fix_drop_commands(f, found, found->number, found->number);
        return;
    }
    cache_fix(f, found, safety, manager_at(MANAGER_APK));
    drop_options(f, found, command);
    if (found->number && is_idle_update(in, commands, found->number - 1))
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
