// Check what ONBUILD defers.
//
// The builder looks at the instruction after ONBUILD only when an image is built on this one; mistakes show up there.
//
// ```dockerfile
// FROM alpine:3.20
// ONBUILD COPPY . /app
//         ^^^^^ there is no instruction `COPPY`; did you mean `COPY`?
// ```
//
// ```fixed
// FROM alpine:3.20
// ONBUILD COPY . /app
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ONBUILD COPY app
//         ^^^^ `COPY` needs at least 2 arguments
// ONBUILD COPY --chmod=999 app /app
//                      ^^^ `999` is not a file mode; write it like `0755`
// ONBUILD HEALTHCHECK --interval=5 CMD true
//                                ^ `5` is not a duration; write it with a unit, such as `30s`
// ONBUILD EXPOSE 80800
//                ^^^^^ `80800` is not a port; ports go from 0 to 65535
// ```
//
// ```dockerfile
// FROM alpine:3.20
// ONBUILD COPY . /app
// ```
#include "model/near_json.h"
#include "rules/parts/trigger.h"

static void check(Check *c, const Instr *in)
{
    NearJson near;
    if (!in->trigger) return;
    // How many arguments were meant is not known before these are an array.
    if (near_json(c->arena, in->trigger, &near) && near.fault != NEAR_JSON_NONE) return;
    TriggerFault fault = trigger_refused(&c->at, c->step, in->trigger);
    if (fault.message.len) report(c, fault.span, "%.*s", STR_ARG(fault.message));
}

static void fix(Fix *f, const Finding *found)
{
    const Instr *trigger = finding_instr(f->model, found)->trigger;
    TriggerFault fault = trigger_fault(f->arena, trigger);
    // Without arguments the other instruction would be as invalid.
    bool has_more = str_trim(str_cut(trigger->joined, fault.span.end, trigger->logical)).len;
    if (!fault.nearest.len || !has_more) return;
    fix_offer(f, found, FIX_ASK, "Replace with `%.*s`", STR_ARG(fault.nearest));
    fix_replace(f, found, fault.span, fault.nearest);
}

RULE(onbuild_trigger_invalid) = {
    .codes = WORDS("tally:invalid-onbuild-trigger"),
    .severity = FL_WARNING,
    .since = "0.1",
    .on = ON(ONBUILD),
    .not_in_onbuild = true,
    .fixes = FIX_ASK,
    .check = check,
    .fix = fix,
};
