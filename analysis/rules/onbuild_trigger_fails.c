// Build on stages whose ONBUILD instructions work.
//
// What a stage defers with ONBUILD runs at the FROM of the stages that are based on it, and fails there.
//
// ```dockerfile
// FROM alpine:3.20 AS base
// ONBUILD COPY app
// FROM base
//      ^^^^ `ONBUILD` of `base` fails here: `COPY` needs at least 2 arguments
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS base
// ONBUILD EXPOSE 80800
// FROM base
//      ^^^^ `ONBUILD` of `base` fails here: `80800` is not a port; ports go from 0 to 65535
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS base
// ONBUILD COPY app /app
// ONBUILD EXPOSE $PORT
// ONBUILD RUN --mount=type=cache,target=. make
// FROM base
// ```
#include "rules/parts/trigger.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Model *m = c->model;
    const Stage *s = stage_of(m, c->step);
    const Stage *base = s ? stage_below(m, s) : NULL;
    if (!base || last_before(m, c->step, K_ONBUILD) == NO_STEP) return;
    // The builder's own check runs no triggers in stages that are not built.
    if (model_facts(m)->is_builder && !stage_is_needed(m, s)) return;
    for (uint32_t n = kind_from(m, K_ONBUILD, base->from); n < kind_count(m, K_ONBUILD); n++) {
        uint32_t i = kind_step(m, K_ONBUILD, n);
        if (stage_end(m, base) <= i) return;
        const Instr *onbuild = instr_at(m, i);
        if (!onbuild->trigger) continue;
        TriggerFault fault = trigger_refused(&c->at, i, onbuild->trigger);
        if (!fault.message.len) continue;
        Finding *f = report(c, node_span(s->base_node), "`ONBUILD` of `%.*s` fails here: %.*s",
                            STR_ARG(stage_base(c->model, s)), STR_ARG(fault.message));
        relate(c, f, i, fault.span, "the instruction that fails");
        return;
    }
}

RULE(onbuild_trigger_fails) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(FROM),
    .not_in_onbuild = true,
    .phase = PHASE_CONVERT,
    .check = check,
};
