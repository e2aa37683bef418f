// Which stages use which, and where.
#include "base/vec.h"
#include "features/named.h"
#include "fl_links.h"

// A use of one stage by another.
typedef struct Edge {
    uint32_t user, source;
    Span place; // in bytes of the document
} Edge;

typedef struct Edges {
    Arena *arena;
    FlDoc *doc;
    const Model *m;
    struct {
        Edge *item;
        uint32_t count, room;
    } list; // sorted, so those of one user are adjacent
} Edges;

static void push(Edges *e, uint32_t user, uint32_t source, uint32_t step, Span joined)
{
    if (user == NO_STAGE || source == NO_STAGE || user == source) return;
    Edge edge = {user, source, doc_span(e->doc, item_of(e->m, step), instr_at(e->m, step), joined)};
    VEC_PUSH(e->arena, &e->list, edge);
}

static void push_uses(Edges *e, const Stage *s)
{
    Span uses = stage_uses(e->m, s);
    for (uint32_t i = uses.start; i < uses.end; i++) {
        const StageUse *use = use_at(e->m, i);
        if (use->is_literal) push(e, stage_number(e->m, s), use->stage, use->step, use->value);
    }
}

// Triggers of a base stage run first in this one.
static void push_triggers(Edges *e, uint32_t user, const Stage *below)
{
    TriggerUses uses = trigger_uses(e->arena, e->m, below);
    for (uint32_t i = 0; i < uses.count; i++)
        push(e, user, uses.item[i].stage, uses.item[i].step, uses.item[i].value);
}

static Edges edges_of(Arena *a, FlDoc *doc)
{
    Edges e = {.arena = a, .doc = doc, .m = doc_model(doc)};
    for (uint32_t i = 0; i < stage_count(e.m); i++) {
        const Stage *s = stage_at(e.m, i), *below = stage_below(e.m, s);
        if (below) {
            push_triggers(&e, i, below);
            push(&e, i, stage_number(e.m, below), s->from, node_span(s->base_node));
        }
        push_uses(&e, s);
    }
    return e;
}

// ---- One stage ----

// A name that several stages have is ambiguous; the number is always right.
static Str target_of(Arena *a, const Model *m, const Stage *s)
{
    bool is_named = s->name.len && stage_named(m, s->name, NULL) == s;
    return is_named ? s->name : str_fmt(a, "%u", stage_number(m, s));
}

static FlStage stage_shown(Arena *a, const FlDoc *doc, const Model *m, const Stage *s)
{
    uint32_t item = item_of(m, s->from);
    const Instr *from = instr_at(m, s->from);
    const Node *keyword = instr_keyword(from), *name = s->name_node ? s->name_node : keyword;
    uint32_t last = item_of(m, stage_end(m, s) - 1);
    Str base = s->base_node ? node_str(from, s->base_node) : STR("");
    return (FlStage){
        .name = s->name_node ? node_str(from, name)
                : base.len   ? base
                             : STR("FROM"),
        .base = s->name_node ? base : STR(""),
        .target = base.len ? target_of(a, m, s) : STR(""),
        .span = {items_content(&doc->items, item).start, items_content(&doc->items, last).end},
        .keyword = doc_span(doc, item, from, node_span(keyword)),
        .name_span = doc_span(doc, item, from, node_span(name))};
}

// The stage named at `at`, else the one whose FROM contains `at`.
static const Stage *stage_here(Arena *a, FlDoc *doc, uint32_t at)
{
    Places p = {.arena = a, .doc = doc, .model = doc_model(doc)};
    if (!doc->items.count) return NULL;
    Named named = named_at(&p, at);
    if (named.kind == NAMED_STAGE) return stage_at(p.model, named.stage);
    uint32_t step = step_at_item(p.model, items_find(&doc->items, at));
    if (step == NO_STEP || instr_at(p.model, step)->kind != K_FROM) return NULL;
    return stage_of(p.model, step);
}

bool fl_stage_at(Arena *a, FlDoc *doc, uint32_t at, FlStage *stage)
{
    const Stage *s = stage_here(a, doc, at);
    if (s) *stage = stage_shown(a, doc, doc_model(doc), s);
    return s;
}

// ---- All stages, and where each is named ----

FlStages fl_stages(Arena *a, FlDoc *doc)
{
    Edges e = edges_of(a, doc);
    uint32_t count = stage_count(e.m), at = 0;
    FlStage *stage = arena_new(a, FlStage, count);
    uint32_t *latest = arena_new(a, uint32_t, count); // 1 + the user counted last
    Span *place = arena_new(a, Span, e.list.count);
    for (uint32_t i = 0; i < count; i++) stage[i] = stage_shown(a, doc, e.m, stage_at(e.m, i));
    for (uint32_t i = 0; i < e.list.count; i++) stage[e.list.item[i].source].place_count++;
    for (uint32_t i = 0; i < count; i++) {
        stage[i].place = place + at;
        at += stage[i].place_count;
        stage[i].place_count = 0;
    }
    for (uint32_t i = 0; i < e.list.count; i++) {
        const Edge *edge = &e.list.item[i];
        FlStage *source = &stage[edge->source];
        place[(source->place - place) + source->place_count++] = edge->place;
        if (latest[edge->source] == edge->user + 1) continue;
        latest[edge->source] = edge->user + 1;
        source->user_count++;
    }
    return (FlStages){stage, count};
}

// ---- Who uses whom ----

// One call for each other stage, in file order, with all places.
static FlCalls calls_of(Arena *a, FlDoc *doc, uint32_t at, bool is_users)
{
    const Stage *own = stage_here(a, doc, at);
    if (!own) return (FlCalls){0};
    Edges e = edges_of(a, doc);
    uint32_t stages = stage_count(e.m), first = 0, count = 0, number = stage_number(e.m, own);
    uint32_t *places = arena_new(a, uint32_t, stages);
    Span *place = arena_new(a, Span, e.list.count);
    FlCall **call = arena_new(a, FlCall *, stages), *list = arena_new(a, FlCall, stages);
    for (uint32_t i = 0; i < e.list.count; i++) {
        const Edge *edge = &e.list.item[i];
        if ((is_users ? edge->source : edge->user) == number)
            places[is_users ? edge->user : edge->source]++;
    }
    for (uint32_t i = 0; i < stages; i++) {
        if (!places[i]) continue;
        call[i] = &list[count++];
        *call[i] =
            (FlCall){.stage = stage_shown(a, doc, e.m, stage_at(e.m, i)), .place = place + first};
        first += places[i];
    }
    for (uint32_t i = 0; i < e.list.count; i++) {
        const Edge *edge = &e.list.item[i];
        if ((is_users ? edge->source : edge->user) != number) continue;
        FlCall *other = call[is_users ? edge->user : edge->source];
        place[(other->place - place) + other->place_count++] = edge->place;
    }
    return (FlCalls){list, count};
}

FlCalls fl_stage_users(Arena *a, FlDoc *doc, uint32_t at)
{
    return calls_of(a, doc, at, true);
}

FlCalls fl_stage_sources(Arena *a, FlDoc *doc, uint32_t at)
{
    return calls_of(a, doc, at, false);
}
