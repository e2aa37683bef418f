// Do not let two stages copy from each other.
//
// Each of the stages would have to be built before the other, so neither can be built, and the build fails.
//
// ```dockerfile
// FROM alpine:3.20 AS a
// COPY --from=b /x /x
//             ^ stages `a` and `b` need each other, so neither can be built
// FROM alpine:3.20 AS b
// COPY --from=a /y /y
// ```
//
// ```dockerfile
// FROM alpine:3.20 AS a
// FROM alpine:3.20 AS b
// COPY --from=a /y /y
// ```
#include "lint/rule.h"

// Marks what can be reached from `start` over COPY --from and mounts; stops early at `wanted`.
static bool reaches(const Model *m, uint32_t start, uint32_t wanted, uint32_t *stack,
                    uint32_t *mark, uint32_t stamp)
{
    uint32_t count = 0;
    stack[count++] = start;
    mark[start] = stamp;
    while (count) {
        const Stage *s = stage_at(m, stack[--count]);
        if (stage_number(m, s) == wanted) return true;
        Span uses = stage_uses(m, s);
        for (uint32_t i = uses.start; i < uses.end; i++) {
            uint32_t next = use_at(m, i)->stage;
            if (next == NO_STAGE || mark[next] == stamp) continue;
            mark[next] = stamp;
            stack[count++] = next;
        }
    }
    return false;
}

static Str name_of(Check *c, const Stage *s)
{
    return s->name.len ? s->name : str_fmt(c->arena, "stage-%u", stage_number(c->model, s));
}

// Only a use of a later stage can close a cycle, and such uses are rare: each costs one walk over the stages behind it.
static void check_file(Check *c)
{
    enum { WALKS_MAX = 64 };
    const Model *m = c->model;
    uint32_t *stack = NULL, *mark = NULL, walks = 0;
    for (uint32_t i = 0; i < use_count(m) && walks < WALKS_MAX; i++) {
        const StageUse *u = use_at(m, i);
        uint32_t own = stage_index(m, u->step);
        if (u->stage == NO_STAGE || own == NO_STAGE || u->stage <= own) continue;
        if (!stack) stack = arena_new(c->arena, uint32_t, stage_count(m));
        if (!mark) mark = arena_new(c->arena, uint32_t, stage_count(m));
        if (!reaches(m, u->stage, own, stack, mark, ++walks)) continue;
        Finding *f = report_at(c, u->step, u->value,
                               "stages `%.*s` and `%.*s` need each other, so neither can be built",
                               STR_ARG(name_of(c, stage_at(m, own))),
                               STR_ARG(name_of(c, stage_at(m, u->stage))));
        relate(c, f, stage_at(m, u->stage)->from, node_span(stage_at(m, u->stage)->base_node),
               "the other stage");
    }
}

RULE(stage_cycle) = {
    .codes = WORDS("tally:circular-stage-deps"),
    .severity = FL_ERROR,
    .since = "0.1",
    .beats_at_place = WORDS("copy-from-unknown"),
    .phase = PHASE_GRAPH,
    .check_file = check_file,
};
