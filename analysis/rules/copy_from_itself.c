// Copy from another stage, not from the one being built.
//
// A stage that copies from itself waits for itself, so the builder refuses it. To copy inside a stage, use RUN.
//
// ```dockerfile
// FROM alpine:3.20 AS app
// COPY --from=app /etc/hosts /hosts
//             ^^^ a stage cannot copy from itself; name another stage, or copy with RUN
// COPY --from=0 /etc/hosts /hosts
//             ^ a stage cannot copy from itself; name another stage, or copy with RUN
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS base
// FROM alpine:3.20 AS app
// COPY --from=base /etc/hosts /hosts
// ```
#include "lint/chain.h"
#include "rules/parts/hadolint_from.h"

// In a stage of the name `scratch` each mount without `from` starts from that stage itself (language.md 11.7).
static void check_scratch(Check *c)
{
    const Stage *stage = stage_named(c->model, STR("scratch"), NULL);
    if (!stage) return;
    for (Chain chain = chain_near(c->model, stage); chain_back(&chain);) {
        const Instr *in = instr_at(c->model, chain.step);
        if (in->kind != K_RUN || !in->flag_count) continue;
        const Mounts *mounts = mounts_at(c->model, chain.step, in);
        for (uint32_t i = 0; i < mounts->count; i++) {
            if (mounts->item[i].from.len) continue;
            Finding *f = report_at(c, chain.step, node_span(mounts->item[i].flag),
                                   "this mount starts from the stage `scratch`, which is the one "
                                   "being built; name the stage otherwise");
            f->codes = codes_without_hadolint(c->arena, f->codes);
        }
    }
}

static void check_file(Check *c)
{
    const Model *m = c->model;
    check_scratch(c);
    for (uint32_t i = 0; i < use_count(m); i++) {
        const StageUse *u = use_at(m, i);
        uint32_t own = stage_index(m, u->step);
        if (!u->is_literal || own == NO_STAGE) continue;
        if (u->stage != own && !fires_broadly(&c->at)) continue;
        bool is_seen = !u->is_mount && seen_as_alias(m, stage_at(m, own), u->text);
        if (u->stage != own && !is_seen) continue;
        Finding *f =
            report_at(c, u->step, u->value,
                      "a stage cannot copy from itself; name another stage, or copy with RUN");
        if (!is_seen) f->codes = codes_without_hadolint(c->arena, f->codes);
    }
}

RULE(copy_from_itself) = {
    .codes = WORDS("hadolint:DL3023 trivy:DS-0006 kics:copy_from_references_current "
                   "tally:circular-stage-deps"),
    .severity = FL_ERROR,
    .since = "0.1",
    .beats_at_place = WORDS("stage-cycle copy-from-unknown copy-from-untagged"),
    .phase = PHASE_GRAPH,
    .check_file = check_file,
};
