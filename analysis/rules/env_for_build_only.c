// Use ARG for what only the build needs.
//
// An ENV stays in the image: every program of every container sees it, and so do all images that are built on this one. With
// `DEBIAN_FRONTEND=noninteractive` left in, `apt-get` asks no questions in a running container either; a proxy of the build
// network breaks requests elsewhere. An ARG is set in the RUNs of its stage and gone after the build.
//
// ```dockerfile
// FROM debian:12
// ENV DEBIAN_FRONTEND=noninteractive
//     ^^^^^^^^^^^^^^^ only the build needs `DEBIAN_FRONTEND`, but ENV leaves it in the image; use ARG
// RUN apt-get update && apt-get install -y curl
// CMD ["curl", "--version"]
// ```
//
// ```fixed
// FROM debian:12
// ARG DEBIAN_FRONTEND=noninteractive
// RUN apt-get update && apt-get install -y curl
// CMD ["curl", "--version"]
// ```
//
// The same holds for a version that is only used in a URL or file name:
//
// ```dockerfile
// FROM debian:12
// ENV TOOL_VERSION=1.2 HTTP_PROXY=http://proxy:3128
//     ^^^^^^^^^^^^ only the build needs `TOOL_VERSION`, but ENV leaves it in the image; use ARG
//                      ^^^^^^^^^^ only the build needs `HTTP_PROXY`, but ENV leaves it in the image; use ARG
// RUN curl -fsSLO https://example.com/tool-${TOOL_VERSION}.tar.gz
// CMD ["/bin/app"]
// ```
//
// Variables that the program or another instruction reads, the version of the program itself, a variable that no RUN uses,
// and build stages are fine:
//
// ```dockerfile
// FROM debian:12 AS build
// ENV DEBIAN_FRONTEND=noninteractive
// FROM debian:12
// ENV APP_VERSION=1.2 TOOL_VERSION=3 PORT=80
// RUN curl -fsSLO https://example.com/tool-${TOOL_VERSION}.tar.gz
// CMD exec /tool-$TOOL_VERSION
// ```
//
// ```dockerfile
// FROM debian:12
// ENV TOOL_VERSION=1.2
// RUN curl -fsSLO https://example.com/tool-${TOOL_VERSION}.tar.gz
// LABEL version=$TOOL_VERSION
// CMD ["/bin/app"]
// ```
#include "lint/chain.h"
#include "rules/parts/env_to_arg.h"
#include "rules/parts/variable_uses.h"

static const Str BUILD_NAMES =
    STR_INIT("DEBIAN_FRONTEND HTTP_PROXY HTTPS_PROXY FTP_PROXY NO_PROXY http_proxy https_proxy "
             "ftp_proxy no_proxy");

static bool names_program(Arena *a, const Model *m, uint32_t step, Str stem)
{
    if (step == NO_STEP) return false;
    return str_has(str_lower(a, instr_at(m, step)->joined), stem);
}

// Whether a version is that of the program the image is for, so that who uses the image may ask for it.
static bool is_of_program(Check *c, Str name)
{
    Process process = process_of(c->model, stage_last(c->model));
    if (process.cmd == NO_STEP && process.entrypoint == NO_STEP) return true;
    if (process_is_to_build_on(c->model, &process)) return true;
    Str stem = str_lower(c->arena, str_cut(name, 0, str_find_char(name, '_')));
    return names_program(c->arena, c->model, process.cmd, stem) ||
           names_program(c->arena, c->model, process.entrypoint, stem);
}

static bool is_for_build(Check *c, VariableUses *uses, Str name)
{
    if (str_is_one_of(name, BUILD_NAMES)) return true;
    return str_ends(name, uses->ending) && !is_of_program(c, name) &&
           variable_use(&c->at, uses, name) == USED_IN_RUN;
}

// `is_set_back`: what debconf is to ask with is what it always is, behind this instruction.
static void report_names(Check *c, uint32_t step, VariableUses *uses, bool *is_set_back)
{
    const Instr *in = instr_at(c->model, step);
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg)) {
        const Node *key = arg->kind == N_PAIR ? node_child(arg, N_KEY) : NULL;
        if (!key || !is_for_build(c, uses, pair_key(in, arg))) continue;
        bool is_frontend = str_is_z(pair_key(in, arg), "DEBIAN_FRONTEND");
        *is_set_back |= is_frontend && str_is_z(pair_value(in, arg), "dialog");
        if (is_frontend && *is_set_back) continue;
        report_at(c, step, node_span(key),
                  "only the build needs `%.*s`, but ENV leaves it in the image; use ARG",
                  STR_ARG(pair_key(in, arg)));
    }
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    const Stage *last = stage_last(m);
    if (!last || !stage_is_for_people(last)) return;
    VariableUses uses = {.stage = last, .ending = STR("_VERSION")};
    bool is_set_back = false;
    for (uint32_t step = stage_latest(m, last, K_ENV); step != NO_STEP;
         step = last_before(m, step, K_ENV))
        report_names(c, step, &uses, &is_set_back);
}

static void fix(Fix *f, const Finding *found)
{
    fix_env_to_arg(f, found, found->step);
}

RULE(env_for_build_only) = {
    .severity = FL_HINT,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
