// Write the source of COPY --from without variables.
//
// The builder has to know which stage is meant before it knows any variable. Let a FROM with a name use the variable,
// and copy from that stage.
//
// ```dockerfile
// ARG TOOLS=alpine:3.20
// FROM alpine:3.20
// COPY --from=${TOOLS} /bin/sh /bin/sh
//             ^^^^^^^^ `--from` takes no variables; use the variable in a FROM, and copy from that stage
// ```
//
// ```fixed
// ARG TOOLS=alpine:3.20
// FROM ${TOOLS} AS tools
// FROM alpine:3.20
// COPY --from=tools /bin/sh /bin/sh
// ```
//
// ```dockerfile
// ARG TOOLS=alpine:3.20
// FROM ${TOOLS} AS tools
// FROM alpine:3.20
// COPY --from=tools /bin/sh /bin/sh
// ```
#include "rules/parts/from_variable.h"

static void check(Check *c, const Instr *in)
{
    (void)in;
    const Model *m = c->model;
    for (uint32_t i = use_first(m, c->step); i < use_end(m, c->step); i++) {
        const StageUse *u = use_at(m, i);
        if (u->is_mount || u->is_literal) continue;
        Expansion e = expand_at(c->model, c->step, u->text, expand_mode(c->model));
        if (e.is_ok && e.is_known && str_eq(e.result, u->text)) continue;
        report(c, u->value,
               "`--from` takes no variables; use the variable in a FROM, and copy from that stage");
    }
}

RULE(copy_from_variable) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(COPY),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .phase = PHASE_GRAPH,
    .check = check,
    .fix = fix_from_variable,
};
