// Name the stage that you copy from.
//
// A number means another stage as soon as somebody adds or moves a stage, and the reader has to count.
//
// ```dockerfile
// FROM golang:1.24
// RUN go build -o /app .
// FROM debian:12
// COPY --from=0 /app /app
//             ^ the number of a stage changes when another one is added; name the stage
// ```
//
// ```fixed
// FROM golang:1.24 AS stage0
// RUN go build -o /app .
// FROM debian:12
// COPY --from=stage0 /app /app
// ```
//
// ```dockerfile
// FROM golang:1.24 AS build
// FROM debian:12
// COPY --from=0 /a /a
//             ^ the number of a stage changes when another one is added; name the stage
// COPY --from=0 /b /b
//             ^ the number of a stage changes when another one is added; name the stage
// ```
//
// ```fixed
// FROM golang:1.24 AS build
// FROM debian:12
// COPY --from=build /a /a
// COPY --from=build /b /b
// ```
//
// ```dockerfile
// FROM golang:1.24 AS build
// FROM debian:12
// COPY --from=build /a /a
// ```
#include "lint/rule.h"

static bool is_by_index(const Model *m, const StageUse *use)
{
    uint32_t own = stage_index(m, use->step);
    return use->is_index && !use->is_bad_index && own != NO_STAGE && use->stage < own;
}

static void check(Check *c, const Instr *in)
{
    (void)in;
    for (uint32_t i = use_first(c->model, c->step); i < use_end(c->model, c->step); i++) {
        const StageUse *use = use_at(c->model, i);
        if (!is_by_index(c->model, use)) continue;
        report(c, use->value,
               "the number of a stage changes when another one is added; name the stage");
    }
}

enum { MANY = 64 };

static Str name_for(Fix *f, const Stage *stage)
{
    Str name = str_fmt(f->arena, "stage%u", stage_number(f->model, stage));
    while (stage_named(f->model, name, NULL)) name = str_join(f->arena, name, STR("x"));
    return name;
}

static void fix(Fix *f, const Finding *found)
{
    const StageUse *own = use_at(f->model, use_first(f->model, found->step));
    const Stage *stage = stage_at(f->model, own->stage);
    const Instr *from = instr_at(f->model, stage->from);
    bool has_name = stage->name_node != NULL;
    if (!has_name && instr_arg_count(from) != 1) return;
    // The nearest stage of a name is meant by it.
    bool is_hidden = has_name && stage_named(f->model, stage->name, NULL) != stage;
    if (is_hidden) return;
    Str name = has_name ? node_str(from, stage->name_node) : name_for(f, stage);
    fix_offer(f, found, FIX_SAFE, "Name it `%.*s`", STR_ARG(name));
    uint32_t end = stage->base_node->end;
    if (!has_name)
        fix_replace_at(f, stage->from, (Span){end, end}, str_join(f->arena, STR(" AS "), name));
    fix_replace(f, found, found->span, name);
    // The others with it, unless there are so many that each is better done by itself.
    for (uint32_t i = 0; use_count(f->model) < MANY && i < use_count(f->model); i++) {
        const StageUse *use = use_at(f->model, i);
        bool is_other = use->step != found->step || use->value.start != found->span.start;
        if (is_other && is_by_index(f->model, use) && stage_at(f->model, use->stage) == stage)
            fix_replace_at(f, use->step, use->value, name);
    }
}

RULE(stage_by_index) = {
    .codes = WORDS("kics:using_unnamed_build_stages"),
    .severity = FL_HINT,
    .since = "0.2",
    .on = ON(COPY),
    .not_in_onbuild = true,
    .fixes = FIX_SAFE,
    .check = check,
    .fix = fix,
};
