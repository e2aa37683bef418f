// Let a pipe fail when its left side does.
//
// A pipe fails only when its last command fails. When the download on its left side breaks off, the build goes on with half
// a file or none, and keeps the layer in the build cache. `pipefail` makes the whole pipe fail.
//
// ```dockerfile
// FROM ubuntu:24.04
// RUN curl -fsSL https://example.org/install.sh | bash
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ when `curl` fails, the pipe and the build go on; set `pipefail`
// ```
//
// The `sh` of Debian and Ubuntu has no such option, so bash has to run the rest of the stage:
//
// ```fixed
// FROM ubuntu:24.04
// SHELL ["/bin/bash", "-o", "pipefail", "-c"]
// RUN curl -fsSL https://example.org/install.sh | bash
// ```
//
// Where another RUN may not bear that, such as one with `| head`, which stops reading, bash runs this one alone:
//
// ```dockerfile
// FROM node:22
// RUN curl -fsSL https://example.org/install.sh | bash
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ when `curl` fails, the pipe and the build go on; set `pipefail`
// RUN yes | /opt/acme/accept && ls /opt | head -1
// ```
//
// ```fixed
// FROM node:22
// SHELL ["/bin/bash", "-o", "pipefail", "-c"]
// RUN curl -fsSL https://example.org/install.sh | bash
// SHELL ["/bin/sh", "-c"]
// RUN yes | /opt/acme/accept && ls /opt | head -1
// ```
//
// There is no fix for a pipe that may stop early itself:
//
// ```dockerfile
// FROM node:22
// RUN curl -fsSL https://example.org/versions | head -1 > /version
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ when `curl` fails, the pipe and the build go on; set `pipefail`
// ```
//
// ```fixed
// FROM node:22
// RUN curl -fsSL https://example.org/versions | head -1 > /version
// ```
//
// ```dockerfile
// FROM alpine:3.20
// RUN apk add --no-cache curl && make -j4 | tee build.log
//                                ^^^^^^^^ when `make` fails, the pipe and the build go on; set `pipefail`
// ```
//
// ```fixed
// FROM alpine:3.20
// RUN set -o pipefail && apk add --no-cache curl && make -j4 | tee build.log
// ```
//
// A right side that fails without input, a left side that can hardly fail, and a pipe whose failure is allowed are fine:
//
// ```dockerfile
// FROM ubuntu:24.04
// RUN curl -fsSL https://example.org/x.tgz | tar xz && curl -fsSL https://example.org/key | gpg --dearmor -o /key
// RUN echo "$SHA  f" | sha256sum -c - && ls | sort && VERSION=$(curl -fsSL https://example.org/v | cut -d. -f1)
// RUN set -eo pipefail; curl -fsSL https://example.org/install.sh | bash
// RUN (make -j4; cat config.log) | tee build.log
// RUN curl -fsSL https://example.org/install.sh | bash || true
// RUN bash -o pipefail -c 'curl -fsSL https://example.org/install.sh | bash' && git rev-parse HEAD | cut -c1-8 && pip list | wc -l
// ```
//
// ```dockerfile
// FROM ubuntu:24.04 AS base
// SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
// FROM base
// RUN curl -fsSL https://example.org/install.sh | bash
// ```
#include "lint/base_image.h"
#include "lint/run_facts.h"
#include "lint/shell_scan.h"
#include "rules/parts/pipes.h"

enum { LOOKS_MAX = 100 }; // instructions before it

static void check_broadly(Check *c, const Commands *commands)
{
    const Command *left = NULL;
    if (!pipe_seen(&c->at, commands, &left)) return;
    Span place = left ? left->span : commands->list;
    Str name = left && left->name.len ? left->name : STR("");
    const char *format =
        name.len ? "when `%.*s` fails, the pipe and the build go on; set `pipefail`"
                 : "when the left side%.*s fails, the pipe and the build go on; set `pipefail`";
    report(c, place, format, STR_ARG(name));
}

static void check(Check *c, const Instr *in)
{
    const Commands *commands = run_commands(&c->at);
    if (!commands->is_complete) return;
    if (fires_broadly(&c->at)) {
        check_broadly(c, commands);
        return;
    }
    uint32_t i = 0;
    while (i < commands->count && !pipe_hides(commands, i)) i++;
    if (i == commands->count || pipe_fails_already(&c->at, in, commands)) return;
    const Command *left = &commands->item[i];
    report(c, left->span, "when `%.*s` fails, the pipe and the build go on; set `pipefail`",
           STR_ARG(left->name));
}

// The first RUN of the stage that has such a pipe: one SHELL before it is enough for all of them.
static uint32_t first_hidden(const Model *m, const Stage *stage, uint32_t step)
{
    uint32_t first = step;
    for (uint32_t n = 1; n < LOOKS_MAX && stage->from + n <= step; n++) {
        uint32_t at = step - n;
        const Instr *in = instr_at(m, at);
        if (in->kind == K_SHELL || in->kind == K_FROM) break;
        if (in->kind != K_RUN) continue;
        const Commands *commands = commands_of(m, at, in);
        for (uint32_t i = 0; i < commands->count; i++)
            if (pipe_hides(commands, i)) first = at;
    }
    return first;
}

static bool can_start_with_set(const Instr *in, const Commands *commands)
{
    return !in->is_json && !in->heredoc_count && commands->count &&
           commands->item[0].span.start == commands->list.start && !commands->item[0].place;
}

// Whether bash with pipefail may do something else than `sh` in one of the instructions from a step on: to the end of the
// stage, or to where another shell is set.
static bool is_risky_from(const Model *m, const Stage *stage, uint32_t from, uint32_t but)
{
    for (uint32_t n = 0; n < LOOKS_MAX && step_is_beside(m, from + n, from); n++) {
        const Instr *in = instr_at(m, from + n);
        if (in->kind == K_SHELL) return false;
        bool has_commands = in->kind == K_RUN || kind_is_of_container(in->kind);
        if (!has_commands || in->is_json || from + n == but) continue;
        const Commands *commands = commands_of(m, from + n, in);
        if (pipes_mind_option(commands) || echoes_escape(commands)) return true;
    }
    return stage->is_base;
}

// `sh` has no such option: bash runs the rest of the stage, or this RUN alone where others may mind.
static void fix_shell(Fix *f, const Finding *found, const Stage *stage, const Commands *commands)
{
    uint32_t first = first_hidden(f->model, stage, found->step), next = found->step + 1;
    bool is_risky = is_risky_from(f->model, stage, first, found->step);
    bool has_next = step_is_beside(f->model, next, found->step);
    if (echoes_escape(commands) || (is_risky && !has_next)) return;
    Str shell = STR("SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]");
    fix_offer(f, found, FIX_ASK,
              is_risky ? "Use bash with pipefail here" : "Use bash with pipefail from here on");
    fix_line_before(f, is_risky ? found->step : first, shell);
    if (is_risky) fix_line_before(f, next, STR("SHELL [\"/bin/sh\", \"-c\"]"));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    const Commands *commands = commands_of(f->model, found->step, in);
    const Stage *stage = stage_of(f->model, found->step);
    BaseSystem system;
    if (found->in_onbuild || !stage || pipes_mind_option(commands)) return;
    bool is_bash = shell_at(f->model, found->step) == SHELL_BASH;
    bool is_known = base_system(f->model, stage, &system);
    bool is_usual = !has_shell(f->model, found->step);
    // The `sh` of these is bash or that of BusyBox, which have the option.
    bool has_option = is_bash || (is_usual && is_known &&
                                  (system == SYSTEM_APK || system == SYSTEM_DNF ||
                                   system == SYSTEM_MICRODNF || system == SYSTEM_ZYPPER));
    if (has_option && can_start_with_set(in, commands)) {
        fix_offer(f, found, FIX_ASK, "Set pipefail");
        fix_insert(f, found, commands->list.start, STR("set -o pipefail && "));
    } else if (is_usual && is_known && system == SYSTEM_APT) {
        fix_shell(f, found, stage, commands);
    }
}

RULE(pipe_failure_hidden) = {
    .codes = WORDS("hadolint:DL4006 kics:shell_running_a_pipe"),
    .severity = FL_WARNING,
    .since = "0.2",
    .misses = ON(SHELL),
    .on = ON(RUN),
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
