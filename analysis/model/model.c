// Builds the model in one walk over the items.
#include "model/model.h"
#include "base/vec.h"
#include "model/build.h"

static void collect_steps(Model *m)
{
    struct {
        Step *item;
        uint32_t count, room;
    } steps = {0};
    struct {
        uint32_t *item;
        uint32_t count, room;
    } kinds[KEYWORD_COUNT] = {0};
    for (uint32_t i = 0; i < m->items->count; i++) {
        Instr *in = items_at(m->items, i);
        if (!instr_is_instruction(in)) continue;
        if (in->kind < K_UNKNOWN) VEC_PUSH(m->arena, &kinds[in->kind], steps.count);
        Step s = {in, i, NO_STAGE};
        VEC_PUSH(m->arena, &steps, s);
    }
    m->step = steps.item;
    m->step_count = steps.count;
    for (uint32_t k = 0; k < KEYWORD_COUNT; k++) {
        m->kind_step[k] = kinds[k].item;
        m->kind_count[k] = kinds[k].count;
    }
}

// Publishes what the vectors hold so far, so that queries work while building.
static void sync(ModelBuild *b)
{
    b->m->stage = b->stages.item;
    b->m->stage_count = b->stages.count;
    b->m->var = b->vars.item;
    b->m->var_count = b->vars.count;
    b->m->use = b->uses.item;
    b->m->use_count = b->uses.count;
}

static void close_stage(ModelBuild *b, uint32_t step)
{
    if (b->stages.count == 0) return;
    Stage *s = &b->stages.item[b->stages.count - 1];
    s->end = step;
    s->use_end = b->uses.count;
}

static void build_step(ModelBuild *b, uint32_t i)
{
    Step *step = (Step *)&b->m->step[i];
    InstrKind kind = step->instr->kind;
    if (kind == K_FROM) {
        if (b->stages.count == 0) b->m->global_end = b->vars.count;
        close_stage(b, i);
        build_stage(b, i);
    }
    step->stage = b->stages.count ? b->stages.count - 1 : NO_STAGE;
    sync(b);
    if (kind == K_ARG || kind == K_ENV) build_vars(b, i);
    if (kind == K_COPY || kind == K_RUN) build_uses(b, i);
    if (b->stages.count && kind < K_UNKNOWN) b->stages.item[b->stages.count - 1].latest[kind] = i;
    sync(b);
}

Model *model_build(Arena *a, const Items *items, const Facts *facts)
{
    Model *m = arena_new(a, Model, 1);
    m->arena = a;
    m->items = items;
    if (facts) m->facts = *facts;
    m->escape = items->count ? items_at(items, items->count - 1)->after.escape : '\\';
    m->asked = arena_new(a, Names, 1);
    collect_steps(m);
    m->commands = arena_new(a, const Commands *, m->step_count);
    m->mentions = arena_new(a, struct Mentions *, 1);
    m->global_end = NO_VAR;
    ModelBuild b = {.m = m, .a = a};
    for (uint32_t i = 0; i < m->step_count; i++) build_step(&b, i);
    if (b.stages.count == 0) m->global_end = b.vars.count;
    close_stage(&b, m->step_count);
    sync(&b);
    build_needs(&b);
    return m;
}

uint32_t step_from_item(const Model *m, uint32_t item)
{
    uint32_t low = 0, high = m->step_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (m->step[middle].item < item)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t step_at_item(const Model *m, uint32_t item)
{
    uint32_t step = step_from_item(m, item);
    return step < m->step_count && m->step[step].item == item ? step : NO_STEP;
}

const Commands *commands_of(const Model *m, uint32_t step, const Instr *in)
{
    if (m->commands[step]) return m->commands[step];
    Commands *c = arena_new(m->arena, Commands, 1);
    *c = commands_read(m->arena, in, shell_at(m, step));
    m->commands[step] = c;
    return c;
}

// The defaults before the first FROM are read by rules about every FROM.
static bool is_heard_by_none(const Model *m, uint32_t step)
{
    const Instr *in = m->step[step].instr;
    if (in->kind != K_ARG && in->kind != K_ENV) return true;
    return m->step[step].stage != NO_STAGE && vars_take(m, step);
}

bool model_take(Model *m, uint32_t step, const Instr *in)
{
    bool was_mentioned = mentions_have(m, step);
    ((Step *)m->step)[step].instr = in;
    m->commands[step] = NULL;
    return !was_mentioned && !mentions_hold(m, step) && is_heard_by_none(m, step);
}
