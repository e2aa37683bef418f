// Updates the model after an edit. Changed steps replace the old ones; where the model stores more
// of them than kind and place (variables, stages, uses), that is built again from the first changed
// step on.
#include "model/build.h"
#include <string.h>

// The edit: steps [first, end) were replaced by `count` steps of the items [item, item_end).
typedef struct Change {
    uint32_t first, end, count, item, item_end;
    uint32_t stage;             // stage that they stand in, NO_STAGE before the first FROM
    uint32_t shift, item_shift; // added to the numbers behind; wraps around when there are fewer
    bool is_alike;              // the new steps have the same kinds
    bool is_in_place;           // and the same item numbers
    bool has_vars;              // ARG or ENV is among them
    bool has_stages;            // FROM, SHELL, ONBUILD or a use of a stage is among them
} Change;

static bool is_var(InstrKind kind)
{
    return kind == K_ARG || kind == K_ENV;
}

static void note(Change *c, InstrKind kind, bool is_told)
{
    c->has_vars |= is_var(kind);
    c->has_stages |= is_told && !is_var(kind);
}

static bool is_like(Change *c, const Step *step, Instr *in)
{
    bool is_told = step->is_told || facts_of(in)->is_told;
    if (step->instr_kind != in->kind || step->trigger != trigger_kind(in)) return false;
    note(c, in->kind, is_told);
    c->has_stages |= is_told && c->stage == NO_STAGE; // global ARGs change the bases' texts
    return true;
}

static void compare(const Model *m, Change *c)
{
    uint32_t step = c->first;
    c->is_in_place = !c->item_shift;
    for (uint32_t i = c->item; i < c->item_end; i++) {
        Instr *in = items_at(m->items, i);
        if (!instr_is_instruction(in)) continue;
        c->is_alike = step < c->end && is_like(c, &m->step[step], in);
        c->is_in_place &= c->is_alike && m->step[step].item == i;
        if (!c->is_alike) return;
        step++;
    }
    c->is_alike = step == c->end;
    c->is_in_place &= c->is_alike;
}

// Whether the instruction may come or go without a new model. Before the first FROM, ARG, SHELL and
// ONBUILD may not.
static bool is_loose(Change *c, InstrKind kind, bool is_told)
{
    bool tells_more = kind == K_SHELL || kind == K_ONBUILD;
    note(c, kind, is_told || tells_more);
    return c->stage != NO_STAGE || (!is_told && !tells_more);
}

static bool are_loose(const Model *m, Change *c)
{
    for (uint32_t i = c->first; i < c->end; i++)
        if (!is_loose(c, (InstrKind)m->step[i].instr_kind, m->step[i].is_told)) return false;
    for (uint32_t i = c->item; i < c->item_end; i++) {
        Instr *in = items_at(m->items, i);
        if (instr_is_instruction(in) && !is_loose(c, in->kind, facts_of(in)->is_told)) return false;
    }
    return true;
}

static uint32_t instructions(const Items *items, uint32_t from, uint32_t end)
{
    uint32_t count = 0;
    for (uint32_t i = from; i < end; i++) count += instr_is_instruction(items_at(items, i));
    return count;
}

// Adds `by` to the counts of keyword cases for the steps in stages.
static void count_cases(Model *m, uint32_t from, uint32_t end, uint32_t by)
{
    for (uint32_t i = from; i < end; i++) {
        const Step *s = &m->step[i];
        if (s->stage != NO_STAGE && s->instr_kind != K_UNKNOWN) m->cases[s->keyword_case] += by;
    }
}

static void make_room(Model *m, uint32_t count)
{
    if (count <= m->step_room) return;
    uint32_t room = m->step_room * 2 < count ? count : m->step_room * 2;
    Step *step = arena_new(m->arena, Step, room);
    memcpy(step, m->step, sizeof *step * m->step_count);
    m->step = step;
    m->step_room = room;
    m->kind_steps = arena_new(m->arena, uint32_t, room);
}

static void take_items(Model *m, const Change *c)
{
    uint32_t step = c->first;
    uint32_t use = c->end < m->step_count ? m->step[c->end].first_use : m->use_count;
    make_room(m, m->step_count + c->shift);
    count_cases(m, c->first, c->end, -1u);
    memmove(m->step + c->first + c->count, m->step + c->end,
            sizeof *m->step * (m->step_count - c->end));
    m->step_count += c->shift;
    for (uint32_t i = c->item; i < c->item_end; i++) {
        Instr *in = items_at(m->items, i);
        if (!instr_is_instruction(in)) continue;
        m->step[step] = step_from(in, i);
        m->step[step].stage = c->stage;
        m->step[step].first_use = use;
        facts_of(in)->step = step++;
    }
    count_cases(m, c->first, step, 1);
}

// ---- The steps behind the change ----

static void shift(uint32_t *step, const Change *c)
{
    if (c->end <= *step && *step != NO_STEP) *step += c->shift;
}

// Computes the last step of each kind in a stage anew.
static void renew_latest(Model *m, uint32_t stage)
{
    StagePart *part = &m->part[stage];
    part_inherit(part, m->part);
    for (uint32_t i = m->stage[stage].from; i < part->end; i++) part_take(part, &m->step[i], i);
}

static void renew_steps(Model *m, const Change *c)
{
    for (uint32_t i = 0; i < m->var_count; i++) shift(&m->var[i].step, c);
    for (uint32_t i = 0; i < m->use_count; i++) shift(&m->use[i].step, c);
    for (uint32_t i = 0; i < m->stage_count; i++) {
        shift(&m->stage[i].from, c);
        shift(&m->part[i].end, c);
    }
    for (uint32_t i = 0; i < m->stage_count; i++) renew_latest(m, i);
}

static void renew_numbers(Model *m, const Change *c)
{
    for (uint32_t i = c->first + c->count; c->shift && i < m->step_count; i++)
        facts_of(m->step[i].instr)->step = i;
    sort_kinds(m);
}

// Marks the values from the first changed definition on as not computed. Returns the number of that
// definition.
static uint32_t forget_vars(Model *m, const Change *c)
{
    uint32_t from = 0;
    while (from < m->var_count && m->var[from].step < c->first) from++;
    uint32_t *known = c->stage == NO_STAGE ? m->known_globals : &m->part[c->stage].known_vars;
    if (from < *known) *known = from;
    forget_values(m, from);
    return from;
}

// Removes the definitions from the change on. The name map is rebuilt, as its keys may lie in
// instructions that are gone.
static uint32_t cut_vars(Model *m, const Change *c)
{
    uint32_t from = forget_vars(m, c);
    m->var_count = m->var_chains.count = from;
    names_clear(&m->var_last);
    for (uint32_t i = 0; i < from; i++) names_put(&m->var_last, m->arena, m->var[i].name, i);
    return from;
}

// Keeps the first `count` stages, without what later stages have set in them.
static void cut_stages(ModelBuild *b, uint32_t count)
{
    Model *m = b->m;
    m->stage_chains.count = m->base_chains.count = count;
    names_clear(&m->stage_last_of);
    for (uint32_t i = 0; i < count; i++) {
        Stage *s = &m->stage[i];
        StagePart *part = &m->part[i];
        s->is_base = s->is_shipped = part->is_needed = false;
        if (part->base_stage != NO_STAGE) m->stage[part->base_stage].is_base = true;
        if (s->name.len) names_put(&m->stage_last_of, m->arena, s->name, i);
    }
}

// Whether the definitions stay the same and only their values may differ. Not with is_builder,
// where presets have values.
static bool has_same_vars(const Model *m, const Change *c)
{
    return c->is_alike && !c->has_vars && c->stage != NO_STAGE && !m->has_made_names &&
           !m->facts.is_builder;
}

// Builds stages, uses and variables again from the first changed step on.
static void renew_stages(Model *m, const Change *c)
{
    enum { COUNTS_AS = 2 }; // counted as two renewals
    uint32_t stages = c->stage + 1, uses = 0;
    Arena *scratch = m->scratch;
    while (uses < m->use_count && m->use[uses].step < c->first) uses++;
    ModelBuild b = {.m = m,
                    .a = m->arena,
                    .stages = {m->stage, stages, m->stage_room},
                    .parts = {m->part, stages, m->part_room},
                    .has_vars = has_same_vars(m, c),
                    .uses = {m->use, uses, m->use_room}};
    b.next_var = b.has_vars ? forget_vars(m, c) : cut_vars(m, c);
    b.vars.item = m->var;
    b.vars.count = m->var_count;
    b.vars.room = m->var_room;
    m->renewals += b.has_vars ? 1 : COUNTS_AS;
    cut_stages(&b, stages);
    if (stages) {
        m->part[c->stage].end = c->first;
        renew_latest(m, c->stage);
    } else {
        m->global_end = NO_VAR;
        m->base_texts.count = 0;
        names_clear(&m->base_written);
    }
    count_cases(m, c->first, m->step_count, -1u);
    m->scratch = m->arena; // what is allocated must live as long as the model
    build_from(&b, c->first);
    m->scratch = scratch;
}

static void begin_vars(StagePart *part, uint32_t first)
{
    part->first_var = part->known_vars = first;
    part->knows_below = false;
}

// Builds all definitions again from the first changed step on, as each may use earlier ones.
static void renew_vars(Model *m, const Change *c)
{
    uint32_t from = cut_vars(m, c);
    ModelBuild b = {.m = m, .a = m->arena, .vars = {m->var, from, m->var_room}};
    m->renewals++;
    for (uint32_t i = c->first; i < m->step_count; i++) {
        InstrKind kind = (InstrKind)m->step[i].instr_kind;
        if (kind == K_FROM) begin_vars(&m->part[m->step[i].stage], b.vars.count);
        if (is_var(kind)) build_vars(&b, i);
    }
    m->var_room = b.vars.room;
    build_var_digests(m, from);
}

static void move_items(Model *m, const Change *c)
{
    for (uint32_t i = c->first + c->count; c->item_shift && i < m->step_count; i++)
        m->step[i].item += c->item_shift;
}

static void renew(Model *m, const Change *c)
{
    if (!c->is_alike) renew_numbers(m, c);
    if (!c->is_alike && !c->has_stages) renew_steps(m, c);
    if (c->has_stages)
        renew_stages(m, c);
    else if (c->has_vars)
        renew_vars(m, c);
}

static bool is_in_body(const Items *items, uint32_t item)
{
    if (item < items->count) return items_at(items, item)->before.zone == ZONE_BODY;
    return items->count && items_at(items, items->count - 1)->after.zone == ZONE_BODY;
}

// Whether the edit stands behind the zone of directives, which the first instruction of any kind
// ends.
static bool is_behind_directives(const Model *m, Replaced items, const Change *c)
{
    bool is_of_instructions = c->is_in_place && c->count == items.added;
    return is_of_instructions || is_in_body(m->items, items.first);
}

bool model_take(Model *m, Replaced items, bool is_trial)
{
    uint32_t item = items.first;
    Change c = {
        .first = step_from_item(m, item),
        .end = step_from_item(m, item + items.removed),
        .count = instructions(m->items, item, item + items.added),
        .item = item,
        .item_end = item + items.added,
        .item_shift = items.added - items.removed,
    };
    c.shift = c.count - (c.end - c.first);
    c.stage = c.first ? m->step[c.first - 1].stage : NO_STAGE;
    compare(m, &c);
    if (!is_behind_directives(m, items, &c)) return false;
    if (!c.is_alike && !are_loose(m, &c)) return false;
    if (is_trial && c.has_stages) return false;
    // Comments that tell a shell refer to items, which may have moved.
    if ((!c.is_in_place || c.has_stages) && m->facts.shell_count) return false;
    forget_notes(m);
    take_items(m, &c);
    move_items(m, &c);
    renew(m, &c);
    if (!c.is_in_place && m->items->remarks) move_remarks(m, item + items.removed, c.item_shift);
    m->escape = escape_of(m->items);
    return true;
}

uint32_t model_moves(const Model *m)
{
    return m->moves;
}

bool model_is_worn(const Model *m)
{
    enum { RENEWALS_MOST = 32 };
    return RENEWALS_MOST <= m->renewals;
}
