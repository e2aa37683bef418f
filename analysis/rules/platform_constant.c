// Leave the platform of a base to the build.
//
// With a fixed platform the image works on one architecture only. Where a stage is meant for one architecture, its name
// should say so (`AS build-amd64`).
//
// ```dockerfile
// FROM --platform=linux/amd64 alpine:3.20 AS build
//                 ^^^^^^^^^^^ platform `linux/amd64` is fixed, so the image fits no other architecture; leave it to the build
// ```
//
// ```fixed
// FROM alpine:3.20 AS build
// ```
//
// ```dockerfile
// FROM --platform=linux/amd64 alpine:3.20 AS build-amd64
// FROM --platform=$BUILDPLATFORM alpine:3.20
// ```
#include "rules/parts/hadolint_from.h"
#include "values/values.h"

static bool names(const Stage *s, Str part)
{
    return part.len && str_has(s->name, part);
}

// As the builder checks it.
static bool is_constant(Check *c, const Stage *s, Str text)
{
    Expansion e = expand_at(c->model, c->step, text, expand_mode(c->model));
    if (!e.is_ok || e.lookup_count) return false;
    Platform p = platform_parse(c->arena, e.result);
    if (!p.is_valid || names(s, p.os) || names(s, p.arch)) return false;
    return !str_is_z(p.os, "windows") || model_facts(c->model)->is_builder;
}

static void check(Check *c, const Instr *in)
{
    const Stage *s = stage_of(c->model, c->step);
    const Node *flag = instr_flag(in, STR("platform"));
    if (!s || !flag || !flag_has_value(flag)) return;
    Str text = flag_value(c->arena, in, flag);
    bool is_usual = is_constant(c, s, text);
    bool is_seen = !str_has_z(text, "BUILDPLATFORM") && !str_has_z(text, "TARGETPLATFORM");
    if (!is_usual && !(is_seen && fires_broadly(&c->at))) return;
    Finding *f = report(
        c, flag_value_span(flag),
        "platform `%.*s` is fixed, so the image fits no other architecture; leave it to the build",
        STR_ARG(text));
    f->turn = TURN_CHECK;
    if (!is_usual) f->codes = codes_of_hadolint(c->arena, f->codes);
    if (!is_seen) f->codes = codes_without_hadolint(c->arena, f->codes);
}

static const Node *flag_at(const Instr *in, uint32_t at)
{
    for (const Node *n = node_first(in->node); n; n = node_next(in->node, n))
        if (n->kind == N_FLAG && n->start <= at && at <= n->end) return n;
    return NULL;
}

// Whether it takes files from a stage whose name says that its platform stays.
static bool takes_from_fixed(const Model *m, const Stage *s)
{
    Span uses = stage_uses(m, s);
    for (uint32_t i = uses.start; i < uses.end; i++) {
        uint32_t number = use_at(m, i)->stage;
        const Stage *from = number == NO_STAGE ? s : stage_at(m, number);
        if (names(from, STR("amd64")) || names(from, STR("arm"))) return true;
    }
    return false;
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Node *flag = flag_at(in, found->span.start);
    if (!flag || takes_from_fixed(f->model, stage_of(f->model, found->step))) return;
    uint32_t end = flag->end;
    while (end < in->logical && char_is_blank(in->joined.ptr[end])) end++;
    fix_offer(f, found, FIX_ASK, "Delete the flag");
    fix_delete(f, found, (Span){flag->start, end});
    fix_offer(f, found, FIX_ASK, "Use the platform of the builder: `$BUILDPLATFORM`");
    fix_replace(f, found, found->span, STR("$BUILDPLATFORM"));
}

RULE(platform_constant) = {
    .codes = WORDS("hadolint:DL3029 buildkit:FromPlatformFlagConstDisallowed "
                   "kics:using_platform_with_from"),
    .severity = FL_INFO,
    .since = "0.1",
    .on = ON(FROM),
    .signs = SIGN_FLAG,
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_BASES,
    .check = check,
    .fix = fix,
};
