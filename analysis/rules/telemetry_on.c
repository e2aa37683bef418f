// Tell tools not to report how they are used.
//
// Some tools send to their makers what they are used for, from a build too. One variable switches that off. This rule is off
// by default; `strict` switches it on.
//
// ```dockerfile
// FROM node:22.12-slim
// RUN next build
//     ^^^^^^^^^^ `next` tells its makers how it is used; set `NEXT_TELEMETRY_DISABLED=1`
// ```
//
// ```fixed
// FROM node:22.12-slim
// ENV NEXT_TELEMETRY_DISABLED=1
// RUN next build
// ```
//
// A variable holds for all that follows in the stage, so each is reported once:
//
// ```dockerfile
// FROM node:22.12-slim AS build
// RUN next build && next export
//     ^^^^^^^^^^ `next` tells its makers how it is used; set `NEXT_TELEMETRY_DISABLED=1`
// RUN next export && turbo run lint
//                    ^^^^^^^^^ `turbo` tells its makers how it is used; set `TURBO_TELEMETRY_DISABLED=1`
// FROM build
// RUN next build
// ```
//
// ```fixed
// FROM node:22.12-slim AS build
// ENV NEXT_TELEMETRY_DISABLED=1
// RUN next build && next export
// ENV TURBO_TELEMETRY_DISABLED=1
// RUN next export && turbo run lint
// FROM build
// RUN next build
// ```
//
// ```dockerfile
// FROM mcr.microsoft.com/dotnet/sdk:8.0
// ENV DOTNET_CLI_TELEMETRY_OPTOUT=1
// RUN dotnet build && TURBO_TELEMETRY_DISABLED=1 turbo build && dotnet-script x
// ```
#include "lint/chain.h"
#include "rules/parts/lock_files.h"

typedef struct Reporter {
    const char *name, *variable, *value;
} Reporter;

static const Reporter REPORTERS[] = {
    {"next", "NEXT_TELEMETRY_DISABLED", "1"},
    {"dotnet", "DOTNET_CLI_TELEMETRY_OPTOUT", "1"},
    {"az", "AZURE_CORE_COLLECT_TELEMETRY", "0"},
    {"turbo", "TURBO_TELEMETRY_DISABLED", "1"},
    {"gatsby", "GATSBY_TELEMETRY_DISABLED", "1"},
    {"astro", "ASTRO_TELEMETRY_DISABLED", "1"},
    {"nuxt", "NUXT_TELEMETRY_DISABLED", "1"},
    {"ng", "NG_CLI_ANALYTICS", "false"},
    {"func", "FUNCTIONS_CORE_TOOLS_TELEMETRY_OPTOUT", "1"},
};

static const Reporter *reporter_of(const Command *c)
{
    for (uint32_t i = 0; i < ARRAY_LEN(REPORTERS); i++)
        if (c->name.len && str_is_z(c->name, REPORTERS[i].name)) return &REPORTERS[i];
    return NULL;
}

static bool reports(const Commands *commands, uint32_t end, const Reporter *r)
{
    for (uint32_t i = 0; i < end; i++)
        if (reporter_of(&commands->item[i]) == r) return true;
    return false;
}

// Whether a RUN before this one has the finding.
static bool is_told_before(const At *c, const Reporter *r)
{
    for (Chain chain = chain_before(c->model, c->step); chain_back(&chain);) {
        const Instr *in = instr_at(c->model, chain.step);
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(c->model, chain.step, in);
        if (reports(commands, commands->count, r)) return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *command = &commands->item[i];
        const Reporter *r = reporter_of(command);
        if (!r || reports(commands, i, r) || has_setting(&c->at, command, str_of_z(r->variable)))
            continue;
        if (is_told_before(&c->at, r)) continue;
        Finding *f =
            report(c, cmd_head(command), "`%s` tells its makers how it is used; set `%s=%s`",
                   r->name, r->variable, r->value);
        f->number = (uint32_t)(r - REPORTERS);
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Reporter *r = &REPORTERS[found->number];
    fix_offer(f, found, FIX_ASK, "Set %s", r->variable);
    fix_line_before(f, found->step, str_fmt(f->arena, "ENV %s=%s", r->variable, r->value));
}

RULE(telemetry_on) = {
    .codes = WORDS("tally:prefer-telemetry-opt-out"),
    .severity = FL_OFF,
    .severity_on = FL_HINT,
    .since = "0.2",
    .on = ON(RUN),
    .commands = WORDS("next dotnet az turbo gatsby astro nuxt ng func"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
