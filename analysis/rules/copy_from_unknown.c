// Copy from a stage that stands above.
//
// COPY `--from` and a mount's `from` name an earlier stage, by its name or, for COPY, by its number from 0. The builder
// refuses one that comes later, and a number that no stage has.
//
// ```dockerfile
// FROM golang:1.23 AS builder
// RUN go build -o /app .
// FROM alpine:3.20 AS main
// COPY --from=builder2 /app /app
//             ^^^^^^^^ stage `builder2` comes later, so it cannot be copied from here
// FROM main AS builder2
// ```
//
// ```fixed
// FROM golang:1.23 AS builder
// RUN go build -o /app .
// FROM alpine:3.20 AS main
// COPY --from=builder /app /app
// FROM main AS builder2
// ```
//
// Numbers are counted from 0:
//
// ```dockerfile
// FROM golang:1.23
// FROM alpine:3.20
// COPY --from=7 /app /app
//             ^ there is no stage 7; the last one is 1
// ```
//
// A name that is not a stage is an image:
//
// ```dockerfile
// FROM golang:1.23 AS builder
// FROM alpine:3.20
// COPY --from=builder /app /app
// COPY --from=0 /app /app2
// COPY --from=busybox:1.36 /bin/busybox /bin/
// ```
#include "lint/near_names.h"

static void check_use(Check *c, const StageUse *u)
{
    const Model *m = c->model;
    uint32_t own = stage_index(m, u->step);
    if (u->is_bad_index) {
        report_at(c, u->step, u->value, "there is no stage %.*s; the last one is %u",
                  STR_ARG(u->text), stage_count(m) - 1);
        return;
    }
    if (u->stage == NO_STAGE || u->stage <= own) return;
    Finding *f =
        report_at(c, u->step, u->value,
                  "stage `%.*s` comes later, so it cannot be copied from here", STR_ARG(u->text));
    f->phase = PHASE_CONVERT; // the graph may be whole all the same
}

static void check_file(Check *c)
{
    for (uint32_t i = 0; i < use_count(c->model); i++) {
        const StageUse *u = use_at(c->model, i);
        if (u->is_literal && step_is_in_stage(c->model, u->step)) check_use(c, u);
    }
}

static void fix(Fix *f, const Finding *found)
{
    const Stage *own = stage_of(f->model, found->step);
    Str wanted = instr_slice(finding_instr(f->model, found), found->span);
    Str near = own ? stage_name_near(f->model, own, wanted) : STR("");
    if (!near.len) return;
    fix_offer(f, found, FIX_ASK, "Copy from `%.*s`", STR_ARG(near));
    fix_replace(f, found, found->span, near);
}

RULE(copy_from_unknown) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .phase = PHASE_GRAPH,
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix,
};
