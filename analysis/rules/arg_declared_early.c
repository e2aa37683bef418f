// Declare build dates, commits and the like right before they are used.
//
// When the value of an ARG changes, every RUN below it is built again, even one that does not use the ARG. A date or a
// commit is different in every build, so nothing below it ever comes from the build cache.
//
// ```dockerfile
// FROM debian:12
// ARG BUILD_DATE
//     ^^^^^^^^^^ `BUILD_DATE` changes often, and every RUN below is then built again; declare it right before it is used
// RUN apt-get update && apt-get install -y curl
// RUN make
// LABEL created=$BUILD_DATE
// ```
//
// ```fixed
// FROM debian:12
// RUN apt-get update && apt-get install -y curl
// RUN make
// ARG BUILD_DATE
// LABEL created=$BUILD_DATE
// ```
//
// ```dockerfile
// FROM debian:12
// ARG REVISION=x
//     ^^^^^^^^ `REVISION` changes often, and every RUN below is then built again; declare it right before it is used
// ENV VERSION=1.2
// RUN make
// RUN echo $REVISION > /revision
// ```
//
// ```fixed
// FROM debian:12
// ENV VERSION=1.2
// RUN make
// ARG REVISION=x
// RUN echo $REVISION > /revision
// ```
//
// A LABEL that has the value belongs below the RUNs, too:
//
// ```dockerfile
// FROM debian:12
// ARG VCS_REF
//     ^^^^^^^ `VCS_REF` changes often, and every RUN below is then built again; put it and its LABEL below them
// LABEL org.opencontainers.image.revision=$VCS_REF
// RUN apt-get update && apt-get install -y curl
// RUN make
// FROM debian:12
// ARG build_date
//     ^^^^^^^^^^ `build_date` changes often, and every RUN below is then built again; put it and its LABEL below them
// LABEL created=$build_date
// RUN make
// ```
//
// An ARG that the next RUN uses or may use, one that no RUN follows, and a version whose value is in the file are fine:
//
// ```dockerfile
// ARG GIT_SHA
// FROM debian:12
// ARG VERSION=1.2
// ARG CACHEBUST=1
// RUN echo $CACHEBUST && git clone https://example.com/a.git
// RUN make
// ARG GIT_SHA
// LABEL revision=$GIT_SHA
// ```
//
// ```dockerfile
// FROM golang:1.24
// ARG VERSION COMMIT
// COPY . .
// RUN make release
// RUN ./verify.sh
// ```
#include "lint/run_facts.h"

static const Str VOLATILE =
    STR_INIT("BUILD_DATE BUILD_TIME BUILD_TIMESTAMP BUILDTIME BUILDDATE DATE SHA REVISION VERSION "
             "BUILD_NUMBER BUILD_ID CACHEBUST CACHE_BUST CACHEBUSTER TIMESTAMP GITHUB_SHA");

static bool is_volatile(Str name)
{
    return str_any(name, VOLATILE, str_ieq) || str_ieq(str_cut(name, 0, 4), STR("GIT_")) ||
           str_ieq(str_cut(name, 0, 6), STR("COMMIT")) || str_ieq(str_cut(name, 0, 4), STR("VCS_"));
}

static bool mentions(const Instr *in, Str name)
{
    return text_holds(str_skip(in->joined, in->start), name);
}

enum { LOOKS_MOST = 100 }; // instructions behind the one that is checked

typedef struct Following {
    uint32_t idle; // RUNs before the first use
    uint32_t use;  // the first step that speaks of the name; NO_STEP if there is none
    bool is_label; // which is a LABEL, and a LABEL may stand anywhere
} Following;

static Following following(const Model *m, uint32_t step, Str name)
{
    Following found = {.use = NO_STEP};
    const Stage *stage = stage_of(m, step);
    uint32_t end = stage ? stage_end(m, stage) : 0;
    if (step + LOOKS_MOST < end) end = step + LOOKS_MOST;
    for (uint32_t later = step + 1; later < end; later++) {
        const Instr *in = instr_at(m, later);
        if (mentions(in, name)) {
            bool is_first = found.use == NO_STEP;
            if (is_first) found.use = later;
            if (is_first && !found.idle) found.is_label = in->kind == K_LABEL;
            if (in->kind != K_LABEL || !found.is_label) return found;
        }
        found.idle += in->kind == K_RUN;
    }
    return found;
}

// A value that stands in the file changes with the file only.
static bool is_fixed(const Instr *in, const Node *pair)
{
    bool is_release = str_ieq(pair_key(in, pair), STR("VERSION")) && pair_has_value(pair);
    if (in->kind == K_ARG) return is_release;
    return !str_has_char(pair_value(in, pair), '$');
}

static void check(Check *c, const Instr *in)
{
    if (!step_is_in_stage(c->model, c->step)) return;
    for (const Node *arg = instr_next_arg(in, NULL); arg; arg = instr_next_arg(in, arg)) {
        const Node *key = arg->kind == N_PAIR ? node_child(arg, N_KEY) : NULL;
        if (!key || is_fixed(in, arg) || !is_volatile(pair_key(in, arg))) continue;
        Str name = pair_key(in, arg);
        Following next = following(c->model, c->step, name);
        // An ARG that nothing names may be read by the programs of a RUN.
        if (!next.idle || (in->kind == K_ARG && next.use == NO_STEP)) continue;
        report(c, node_span(key),
               "`%.*s` changes often, and every RUN below is then built again; %s", STR_ARG(name),
               next.is_label                              ? "put it and its LABEL below them"
               : in->kind == K_ENV && next.use == NO_STEP ? "put it and its ARG below them"
                                                          : "declare it right before it is used");
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *in = finding_instr(f->model, found);
    Following next = following(f->model, found->step, instr_slice(in, found->span));
    if (instr_arg_count(in) != 1 || next.use == NO_STEP || in->cut_count || next.is_label) return;
    fix_offer(f, found, FIX_ASK, "Move it to where it is used");
    fix_move_comments(f, found->step, next.use);
    fix_delete_step(f, found->step);
    fix_line_before(f, next.use, str_trim(str_cut(in->joined, in->start, in->logical)));
}

RULE(arg_declared_early) = {
    .severity = FL_INFO,
    .since = "0.2",
    .on = ON(ARG) | ON(ENV),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
