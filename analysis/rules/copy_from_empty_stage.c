// Copy from a stage that has files.
//
// A stage on `scratch` without COPY, ADD or RUN holds nothing, so the build stops at a COPY of a file from it.
//
// ```dockerfile
// FROM scratch AS assets
// LABEL what=assets
// FROM debian:12
// COPY --from=assets /logo.png /srv/
//             ^^^^^^ stage `assets` is empty, so nothing can be copied from it: it starts from `scratch`, and no COPY, ADD or RUN follows
// ```
//
// ```dockerfile
// FROM scratch AS assets
// COPY logo.png /
// FROM scratch AS empty
// FROM debian:12
// COPY --from=assets /logo.png /srv/
// COPY --from=empty / /srv/
// COPY --from=empty /*.png /srv/
// ```
#include "lint/chain.h"
#include "lint/sources.h"
#include "values/values.h"

static bool is_empty(const Model *m, const Stage *stage)
{
    return stage_root(m, stage)->base_kind == BASE_SCRATCH && stage_is_bare(m, stage);
}

static bool needs_file(Check *c, const Instr *in)
{
    Sources sources = sources_of(&c->at, in);
    for (uint32_t i = 0; i < sources.count; i++) {
        Str text = sources.item[i].text;
        if (sources.item[i].kind != SOURCE_LOCAL || glob_has_wildcard(text)) continue;
        if (!str_is_one_of(text, STR("/ . ./"))) return true;
    }
    return false;
}

static void check(Check *c, const Instr *in)
{
    uint32_t use = use_first(c->model, c->step);
    if (use == use_end(c->model, c->step)) return;
    const StageUse *from = use_at(c->model, use);
    uint32_t own = stage_index(c->model, c->step);
    if (from->stage == NO_STAGE || own == NO_STAGE || own <= from->stage) return;
    if (!is_empty(c->model, stage_at(c->model, from->stage)) || !needs_file(c, in)) return;
    report(c, from->value,
           "stage `%.*s` is empty, so nothing can be copied from it: it starts from `scratch`, and "
           "no COPY, ADD or RUN follows",
           STR_ARG(from->text));
}

RULE(copy_from_empty_stage) = {
    .codes = WORDS("tally:copy-from-empty-scratch-stage"),
    .severity = FL_WARNING,
    .since = "0.2",
    .on = ON(COPY),
    .not_in_onbuild = true,
    .check = check,
};
