// Use curl or wget, not both.
//
// They do the same job. Installing both makes the image larger, and there are two sets of options to keep in mind.
//
// ```dockerfile
// FROM debian:12
// RUN apt-get update && apt-get install -y --no-install-recommends curl wget && rm -rf /var/lib/apt/lists/*
// RUN curl -fsSLO https://example.org/a
// RUN wget -q https://example.org/b
//     ^^^^ `wget` does what `curl` does, which this stage uses already; use one of them
// ```
//
// Using both is fine where the base image brings one of them, or where neither is installed:
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add --no-cache curl && curl -fsSLO https://example.org/a && wget -q https://example.org/b
// ```
//
// ```dockerfile
// FROM example.org/own:1
// RUN curl -fsSLO https://example.org/a && wget -q https://example.org/b
// ```
#include "lint/base_image.h"
#include "lint/run_facts.h"
#include "rules/parts/hadolint_view.h"
#include "rules/parts/managers.h"

enum { LOOKS_MAX = 200 }; // instructions before it

typedef struct Uses {
    const Command *curl, *wget; // the first ones
    bool installs;              // one of them
} Uses;

static bool installs_one(const Command *c)
{
    const Manager *m = manager_of(c);
    if (!m || !manager_installs(m, c)) return false;
    for (uint32_t i = 1; i < c->word_count; i++)
        if (str_is_one_of(c->word[i].text, STR("curl wget"))) return true;
    return false;
}

static void add_uses(Uses *u, const Commands *commands, bool is_broad)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        Str name = is_broad ? seen_name(c) : c->name;
        if (!u->curl && str_is_z(name, "curl")) u->curl = c;
        if (!u->wget && str_is_z(name, "wget")) u->wget = c;
        u->installs = u->installs || (c->family && installs_one(c));
    }
}

// What was used before this RUN, as hadolint sees it: what stands before the first FROM is like a stage, and so are the RUNs of
// ONBUILD in the whole file.
static Uses earlier_uses_seen(const At *c)
{
    Uses uses = {0};
    const Model *m = c->model;
    for (uint32_t n = 1; n < LOOKS_MAX && n <= c->step; n++) {
        uint32_t step = c->step - n;
        const Instr *in = instr_at(m, step);
        if (in->kind == K_FROM && !c->in_onbuild) break;
        bool is_trigger = in->kind == K_ONBUILD && in->trigger;
        if (is_trigger != c->in_onbuild) continue;
        if (is_trigger) in = in->trigger;
        if (in->kind == K_RUN) add_uses(&uses, commands_of(m, step, in), true);
    }
    return uses;
}

// What was used in the stage before this RUN, by commands of these names; empty: by all.
static Uses earlier_uses(const At *c, Str names)
{
    Uses uses = {0};
    const Model *m = c->model;
    const Stage *stage = stage_of(m, c->step);
    if (!stage || c->in_onbuild) return uses;
    for (uint32_t n = 1; n < LOOKS_MAX && stage->from + n < c->step; n++) {
        const Instr *in = instr_at(m, c->step - n);
        if (in->kind != K_RUN) continue;
        add_uses(&uses,
                 names.len ? commands_among(m, c->step - n, in, names)
                           : commands_of(m, c->step - n, in),
                 false);
    }
    return uses;
}

static bool base_has_one(const At *c)
{
    const Stage *stage = stage_of(c->model, c->step);
    return !stage || base_tool(c->model, stage, STR("curl")) == TOOL_THERE ||
           base_tool(c->model, stage, STR("wget")) == TOOL_THERE;
}

// Of what this RUN uses, the one that comes second.
static const Command *second_of(const Uses *before, const Uses *now)
{
    if (!now->curl || !now->wget) return now->curl ? now->curl : now->wget;
    if (before->wget && !before->curl) return now->curl;
    return before->curl || now->curl < now->wget ? now->wget : now->curl;
}

// Told once, where the second of them comes, and only of what somebody has installed.
static bool is_worth_telling(const At *c, const Uses *before, const Uses *now)
{
    if (fires_broadly(c)) return true;
    bool is_told = before->curl && before->wget;
    return !is_told && !base_has_one(c) && (now->installs || earlier_uses(c, STR("")).installs);
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    Uses now = {0};
    add_uses(&now, run_commands(&c->at), fires_broadly(&c->at));
    if (!now.curl && !now.wget) return;
    if (!fires_broadly(&c->at) && !run_is_shipped(&c->at)) return;
    Uses before =
        fires_broadly(&c->at) ? earlier_uses_seen(&c->at) : earlier_uses(&c->at, STR("curl wget"));
    bool has_both = (before.curl || now.curl) && (before.wget || now.wget);
    if (!has_both || !is_worth_telling(&c->at, &before, &now)) return;
    const Command *second = second_of(&before, &now);
    const char *names[] = {"curl", "wget"};
    bool is_wget = second == now.wget;
    report(c, second->word[0].span,
           "`%s` does what `%s` does, which this stage uses already; use one of them",
           names[is_wget], names[!is_wget]);
}

RULE(curl_and_wget_mixed) = {
    .codes = WORDS("hadolint:DL4001 trivy:DS-0014 kics:run_using_wget_and_curl"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("curl wget"),
    .check = check,
};
