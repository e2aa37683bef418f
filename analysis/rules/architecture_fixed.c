// Download for the architecture that the image is built for.
//
// With a name such as `amd64` in a URL the image works on one kind of machine only: on another the program does not start.
// BuildKit puts the architecture that it builds for into `TARGETARCH`, for example `amd64` or `arm64`.
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLo /usr/bin/x https://example.org/x-linux-amd64
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this downloads for `amd64` whatever the image is built for; use `TARGETARCH`
// ```
//
// ```fixed
// FROM debian:12
// ARG TARGETARCH
// RUN curl -fsSLo /usr/bin/x https://example.org/x-linux-${TARGETARCH}
// ```
//
// All that is named so in the RUN is changed together, or nothing is:
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSL https://example.org/x-linux-amd64.tgz | tar xz && mv linux-amd64/x /usr/bin/x
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this downloads for `amd64` whatever the image is built for; use `TARGETARCH`
// ```
//
// ```fixed
// FROM debian:12
// ARG TARGETARCH
// RUN curl -fsSL https://example.org/x-linux-${TARGETARCH}.tgz | tar xz && mv linux-${TARGETARCH}/x /usr/bin/x
// ```
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSL https://example.org/x-amd64.tgz -o x.tgz && echo "0123  x.tgz" | sha256sum -c && tar xf x.tgz x86_64/x
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this downloads for `amd64` whatever the image is built for; use `TARGETARCH`
// ```
//
// Nor is anything where a later instruction means a file by that name:
//
// ```dockerfile
// FROM debian:12
// RUN curl -fsSLO https://example.org/x-linux-amd64.tgz
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this downloads for `amd64` whatever the image is built for; use `TARGETARCH`
// RUN tar xf x-linux-amd64.tgz
// ```
//
// ```dockerfile
// FROM debian:12
// ADD https://example.org/x-linux-arm64.tgz /opt/
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this downloads for `arm64` whatever the image is built for; use `TARGETARCH`
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ARG VERSION=3.2
// ADD https://example.org/v${VERSION}/x-amd64.tgz /opt/
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this downloads for `amd64` whatever the image is built for; use `TARGETARCH`
// ```
//
// A stage for one platform, as that of Windows is, and a choice by the script, are fine:
//
// ```dockerfile
// FROM mcr.microsoft.com/windows/servercore:ltsc2022
// RUN curl -fsSLo rustup-init.exe https://win.rustup.rs/x86_64
// ```
//
// ```dockerfile
// FROM debian:12
// ARG ARCH=amd64
// ADD https://example.org/x-linux-${ARCH:-amd64}.tgz /opt/
// ```
//
// ```dockerfile
// FROM --platform=linux/amd64 debian:12
// RUN curl -fsSLo /usr/bin/x https://example.org/x-linux-amd64
// ```
//
// ```dockerfile
// FROM debian:12
// RUN case "$(uname -m)" in x86_64) curl -fsSLo x https://example.org/x-linux-amd64;; aarch64) curl -fsSLo x https://example.org/x-linux-arm64;; esac
// RUN curl -fsSLo x https://example.org/x-linux-$ARCH
// ```
#include "lint/sources.h"
#include "rules/parts/architecture_names.h"
#include "rules/parts/downloads.h"

static bool names_platform(const At *c)
{
    const Stage *stage = stage_of(c->model, c->step);
    if (step_is_windows(c->model, c->step)) return true; // it has no other, and no `uname`
    for (; stage; stage = stage_below(c->model, stage))
        if (instr_flag(instr_at(c->model, stage->from), STR("platform"))) return true;
    return false;
}

// Whether a variable of the text, by its name, is for it.
static bool holds_choice(Str text)
{
    return str_has_char(text, '$') && str_any(text, STR("uname ARCH arch PLATFORM"), text_holds);
}

// Whether the RUN looks at the architecture by itself.
static bool asks_for_it(const Commands *commands)
{
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        if (str_is_one_of(c->name, STR("uname arch dpkg-architecture"))) return true;
        for (uint32_t k = 0; k < c->word_count; k++)
            if (holds_choice(c->word[k].text)) return true;
    }
    return false;
}

static void report_fixed(Check *c, Span span, uint32_t k)
{
    if (names_platform(&c->at)) return;
    report(c, span, "this downloads for `%.*s` whatever the image is built for; %s",
           STR_ARG(architecture_names[k]), architecture_advice(k, c->in->kind == K_RUN));
}

static void check_add(Check *c, const Instr *in)
{
    Sources sources = sources_of(&c->at, in);
    for (uint32_t i = 0; i < sources.count; i++) {
        Str written = instr_slice(in, sources.item[i].span);
        for (uint32_t k = 0; sources.item[i].kind == SOURCE_URL && k < ARCHITECTURE_NAMES; k++) {
            if (architecture_at(written, architecture_names[k]) == STR_NONE) continue;
            if (!holds_choice(written)) report_fixed(c, sources.item[i].span, k);
            return;
        }
    }
}

static void check(Check *c, const Instr *in)
{
    if (in->kind == K_ADD) check_add(c, in);
    const Commands *commands = run_commands(&c->at);
    for (uint32_t i = 0; i < commands->count; i++) {
        const Word *url = download_url(&commands->item[i]);
        if (!url || commands->item[i].place & (IN_BODY | IN_CONDITION)) continue;
        for (uint32_t k = 0; k < ARCHITECTURE_NAMES; k++) {
            if (architecture_at(url->text, architecture_names[k]) == STR_NONE) continue;
            if (!asks_for_it(commands)) report_fixed(c, url->span, k);
            return;
        }
    }
}

// Only the names that the builder uses can be put in its place.
static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    if (in->kind != K_RUN) return;
    const Commands *commands = commands_of(f->model, found->step, in);
    uint32_t named[ARCHITECTURE_NAMES], kinds = 0, which = 0;
    for (uint32_t k = 0; k < ARCHITECTURE_NAMES; k++) {
        named[k] = architecture_count(in->joined, architecture_names[k]);
        if (named[k]) which = k;
        kinds += named[k] != 0;
    }
    // Docker calls them amd64 and arm64. A digest holds for the file of one architecture only.
    if (found->in_onbuild || in->is_json || kinds != 1 || 2 <= which) return;
    if (is_verified(f->model, found->step, in, 0)) return;
    if (architecture_meant_below(f->model, found->step, architecture_names[which])) return;
    Span place[ARCHITECTURE_PLACES];
    uint32_t count = architecture_places(in, commands, architecture_names[which], place);
    if (count != named[which]) return;
    fix_offer(f, found, FIX_ASK, "Use TARGETARCH");
    for (uint32_t i = 0; i < count; i++) fix_replace(f, found, place[i], STR("${TARGETARCH}"));
    uint32_t limit = var_limit(f->model, found->step);
    if (!var_declared(f->model, found->step, limit, STR("TARGETARCH")))
        fix_line_before(f, first_download_for_one(f->model, found->step), STR("ARG TARGETARCH"));
}

RULE(architecture_fixed) = {
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(RUN) | ON(ADD),
    .commands = WORDS("curl wget"),
    .is_folded = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
