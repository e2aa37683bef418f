// Set the labels that the project asks for.
//
// Tools that the project uses read these labels. The rule reports only labels that the setting `labels` lists. A stage
// inherits the labels of the stage that it is built on.
//
// ```config
// labels: {org.example.name: text}
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS build
// FROM alpine:3.20 AS base
// FROM base
// ^^^^ the label `org.example.name` is missing in this stage
// COPY --from=build /a /b
// ```
//
// ```fixed
// FROM alpine:3.20 AS build
// FROM alpine:3.20 AS base
// FROM base
// COPY --from=build /a /b
// ARG EXAMPLE_NAME
// LABEL org.example.name=$EXAMPLE_NAME
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS base
// LABEL org.example.name=app
// FROM base
// USER app
// ```
#include "rules/parts/label_arguments.h"
#include "rules/parts/labels.h"
#include "syntax/walk.h"

// For each stage whether it sets the label, and whether something that comes later excuses it, as hadolint has it: what is
// copied from it, or a stage without a name that is built from it and sets the label. Elsewhere it is what is shipped on top.
typedef struct Labelled {
    bool *has, *is_excused;
} Labelled;

static void note_steps(Check *c, Str key, const Labelled *l)
{
    const Model *m = c->model;
    for (uint32_t step = 0; step < step_count(m); step++) {
        uint32_t stage = stage_index(m, step);
        if (stage == NO_STAGE) continue;
        if (label_is_set(&c->at, step, key)) l->has[stage] = true;
        if (instr_at(m, step)->kind != K_COPY) continue;
        for (uint32_t i = use_first(m, step); i < use_end(m, step); i++) {
            const StageUse *use = use_at(m, i);
            if (use->stage != NO_STAGE && !use->is_index) l->is_excused[use->stage] = true;
        }
    }
}

static void inherit(Check *c, const Labelled *l)
{
    for (uint32_t i = 0; i < stage_count(c->model); i++) {
        const Stage *stage = stage_at(c->model, i), *below = stage_below(c->model, stage);
        if (!below) continue;
        uint32_t base = stage_number(c->model, below);
        bool is_enough =
            fires_broadly(&c->at) ? !stage->name.len && l->has[i] : stage_is_for_people(stage);
        if (is_enough) l->is_excused[base] = true;
        l->has[i] |= l->has[base];
    }
}

static void check_label(Check *c, Str key)
{
    uint32_t count = stage_count(c->model);
    Labelled l = {arena_new(c->arena, bool, count), arena_new(c->arena, bool, count)};
    note_steps(c, key, &l);
    inherit(c, &l);
    for (uint32_t i = 0; i < count; i++) {
        const Stage *stage = stage_at(c->model, i);
        bool is_asked = fires_broadly(&c->at) || stage_is_for_people(stage);
        if (l.has[i] || l.is_excused[i] || !is_asked) continue;
        const Instr *from = instr_at(c->model, stage->from);
        report_at(c, stage->from, node_span(instr_keyword(from)),
                  "the label `%.*s` is missing in this stage", STR_ARG(key));
    }
}

static void check_file(Check *c)
{
    const Facts *facts = model_facts(c->model);
    for (uint32_t i = 0; i < facts->label_count; i++) check_label(c, facts->label_name[i]);
}

RULE(label_missing) = {
    .codes = WORDS("hadolint:DL3049 sonar:S7028"),
    .severity = FL_INFO,
    .since = "0.2",
    .fixes = FIX_ASK,
    .check_file = check_file,
    .fix = fix_by_arguments,
};
