// Set SOURCE_DATE_EPOCH to a number of seconds.
//
// An ARG of this name above the first FROM sets the times in the image. It takes a number, `context`, or the name of a stage
// that is FROM scratch with one ADD of a URL or git repository.
//
// ```dockerfile
// ARG SOURCE_DATE_EPOCH=yesterday
//                       ^^^^^^^^^ `yesterday` is not a time in seconds since 1970
// FROM alpine:3.20
// ```
//
// ```dockerfile
// ARG SOURCE_DATE_EPOCH=1700000000
// FROM alpine:3.20
// ```
#include "lint/sources.h"
#include "values/values.h"

// A stage that only holds one remote source, whose date is taken.
static bool is_date_stage(Check *c, const Stage *s)
{
    if (s->base_kind != BASE_SCRATCH) return false;
    uint32_t adds = 0;
    for (uint32_t i = s->from + 1; i < stage_end(c->model, s); i++) {
        const Instr *in = instr_at(c->model, i);
        if (in->kind == K_ARG) continue;
        At at = c->at;
        at.step = i;
        Sources sources = in->kind == K_ADD ? sources_of(&at, in) : (Sources){0};
        if (sources.count != 1 || sources.item[0].kind == SOURCE_LOCAL) return false;
        adds++;
    }
    return adds == 1;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    if (step_is_in_stage(c->model, c->step)) return;
    for (uint32_t i = var_limit(c->model, c->step); i < var_globals(c->model); i++) {
        const VarDef *v = var_def(c->model, i);
        if (v->step != c->step) return;
        if (!str_is_z(v->name, "SOURCE_DATE_EPOCH")) continue;
        int64_t seconds;
        if (v->answer != ENV_SET || !v->value.len || str_is_z(v->value, "context")) continue;
        if (int_parse(v->value, 64, &seconds)) continue;
        const Stage *s = stage_named(c->model, v->value, NULL);
        if (s && is_date_stage(c, s)) continue;
        report(c, v->value_span, "`%.*s` is not a time in seconds since 1970", STR_ARG(v->value));
    }
}

RULE(source_date_epoch_invalid) = {
    .severity = FL_ERROR,
    .since = "0.1",
    .on = ON(ARG),
    .not_in_onbuild = true,
    .phase = PHASE_BASES,
    .check = check,
};
