// Finds what a place names, kind by kind. Stages and heredoc words are handled here.
#include "features/named.h"
#include "base/vec.h"

void place_add(Places *p, uint32_t step, const Instr *in, Span joined, FlName like)
{
    like.span = doc_span(p->doc, item_of(p->model, step), in, joined);
    VEC_PUSH(p->arena, &p->list, like);
}

static bool is_at(Span span, uint32_t at)
{
    return span.start < span.end && span.start <= at && at <= span.end;
}

// ---- Stages ----

// A use without its quotes.
static Span bare(const Instr *in, Span span)
{
    while (span.start < span.end && str_has_char(STR("\"'"), in->joined.ptr[span.start]))
        span.start++;
    while (span.start < span.end && str_has_char(STR("\"'"), in->joined.ptr[span.end - 1]))
        span.end--;
    return span;
}

// A stage without a name is represented by its FROM keyword.
static const Node *stage_name(const Instr *from, const Stage *s)
{
    return s->name_node ? s->name_node : instr_keyword(from);
}

static bool is_used_by_number(const Model *m, const Stage *s)
{
    for (uint32_t i = 0; i < use_count(m); i++)
        if (use_at(m, i)->stage == stage_number(m, s) && use_at(m, i)->is_literal) return true;
    return false;
}

static void set_stage(const Model *m, Named *found, uint32_t step, Span span, const Stage *s)
{
    *found = (Named){.kind = NAMED_STAGE,
                     .step = step,
                     .span = span,
                     .stage = stage_number(m, s),
                     .name = s->name};
}

// In a FROM: its base, its name, or its keyword if it has no name.
static bool stage_made_at(Places *p, uint32_t step, const Instr *in, uint32_t at, Named *found)
{
    const Stage *own = stage_of(p->model, step);
    const Node *name = stage_name(in, own), *base = own->base_node;
    bool is_named = own->name_node || is_used_by_number(p->model, own);
    if (is_named && is_at(node_span(name), at)) {
        set_stage(p->model, found, step, node_span(name), own);
        found->is_definition = true;
        return true;
    }
    if (!base || own->base_kind != BASE_STAGE || !is_at(node_span(base), at)) return false;
    set_stage(p->model, found, step, bare(in, node_span(base)), stage_below(p->model, own));
    return !str_has_char(node_str(in, base), '$');
}

// A trigger of a stage that another stage of this file is based on.
static bool trigger_named_at(Places *p, uint32_t step, uint32_t at, Named *found)
{
    const Instr *in = instr_at(p->model, step);
    if (!in->trigger) return false;
    TriggerUses uses = trigger_uses(p->arena, p->model, stage_of(p->model, step));
    for (uint32_t i = 0; i < uses.count; i++) {
        const TriggerUse *use = &uses.item[i];
        if (use->step != step || use->stage == NO_STAGE || !is_at(use->value, at)) continue;
        set_stage(p->model, found, step, bare(in, use->value), stage_at(p->model, use->stage));
        return true;
    }
    return false;
}

static bool stage_named_at(Places *p, uint32_t step, const Instr *in, uint32_t at, Named *found)
{
    const Model *m = p->model;
    if (in->kind == K_FROM && in == instr_at(m, step)) return stage_made_at(p, step, in, at, found);
    for (uint32_t i = use_first(m, step); i < use_count(m) && use_at(m, i)->step == step; i++) {
        const StageUse *use = use_at(m, i);
        if (use->stage == NO_STAGE || !use->is_literal || !is_at(use->value, at)) continue;
        set_stage(m, found, step, bare(in, use->value), stage_at(m, use->stage));
        return true;
    }
    return trigger_named_at(p, step, at, found);
}

// Adds the uses up to that step, from number `*use` on.
static void add_uses(Places *p, const Named *named, uint32_t *use, uint32_t end)
{
    const Model *m = p->model;
    uint32_t count = use_count(m);
    for (; *use < count; ++*use) {
        const StageUse *u = use_at(m, *use);
        if (end <= u->step) return;
        if (u->stage != named->stage || !u->is_literal) continue;
        place_add(p, u->step, instr_at(m, u->step), bare(instr_at(m, u->step), u->value),
                  (FlName){.use = FL_USE_READ, .is_index = u->is_index});
    }
}

static void add_trigger_uses(Places *p, const Named *named)
{
    const Model *m = p->model;
    for (uint32_t i = 0; i < stage_count(m); i++) {
        TriggerUses uses = trigger_uses(p->arena, m, stage_at(m, i));
        for (uint32_t k = 0; k < uses.count; k++) {
            const TriggerUse *u = &uses.item[k];
            const Instr *in = instr_at(m, u->step);
            if (u->stage != named->stage) continue;
            place_add(p, u->step, in, bare(in, u->value),
                      (FlName){.use = FL_USE_READ, .is_index = u->is_index});
        }
    }
}

// No stage before the named one can be based on it.
static void stage_places(Places *p, const Named *named)
{
    static const FlName made = {.use = FL_USE_WRITE, .is_definition = true};
    const Model *m = p->model;
    uint32_t use = 0, count = stage_count(m);
    for (uint32_t i = named->stage; i < count; i++) {
        const Stage *s = stage_at(m, i);
        bool is_own = i == named->stage;
        bool is_based = stage_below(m, s) == stage_at(m, named->stage);
        if (!is_own && !is_based) continue;
        const Instr *from = instr_at(m, s->from);
        add_uses(p, named, &use, s->from);
        if (is_based && !str_has_char(node_str(from, s->base_node), '$'))
            place_add(p, s->from, from, bare(from, node_span(s->base_node)),
                      (FlName){.use = FL_USE_READ, .is_base = true});
        if (is_own) place_add(p, s->from, from, node_span(stage_name(from, s)), made);
    }
    add_uses(p, named, &use, UINT32_MAX);
    uint32_t middle = p->list.count;
    add_trigger_uses(p, named);
    places_merge(p, 0, middle);
}

// ---- Heredoc words ----

// The name in `3<<-"EOF"`.
static Span word_name(const Instr *in, const Heredoc *h)
{
    Str word = instr_slice(in, h->word);
    uint32_t at = str_find(word, h->name);
    if (at == STR_NONE) return (Span){0};
    return (Span){h->word.start + at, h->word.start + at + h->name.len};
}

// The name on the delimiter line, behind tabs if `<<-` allows them.
static Span end_name(const Instr *in, const Heredoc *h)
{
    uint32_t at = str_find(instr_slice(in, h->delimiter), h->name);
    if (h->delimiter.end <= h->delimiter.start || at == STR_NONE) return (Span){0};
    return (Span){h->delimiter.start + at, h->delimiter.start + at + h->name.len};
}

static bool heredoc_named_at(uint32_t step, const Instr *in, uint32_t at, Named *found)
{
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        const Heredoc *h = &in->heredoc[i];
        Span word = word_name(in, h), end = end_name(in, h);
        if (!is_at(h->word, at) && !is_at(end, at)) continue;
        bool is_word = is_at(h->word, at);
        *found = (Named){.kind = NAMED_HEREDOC, .name = h->name, .step = step, .heredoc = i};
        found->span = is_word ? word : end;
        found->is_definition = is_word;
        return word.start < word.end;
    }
    return false;
}

static void heredoc_places(Places *p, const Named *named)
{
    const Instr *in = instr_at(p->model, named->step);
    const Heredoc *h = &in->heredoc[named->heredoc];
    Span end = end_name(in, h);
    place_add(p, named->step, in, word_name(in, h),
              (FlName){.use = FL_USE_WRITE, .is_definition = true});
    if (end.start < end.end) place_add(p, named->step, in, end, (FlName){.use = FL_USE_READ});
}

// ---- All of them ----

Named named_at(Places *p, uint32_t at)
{
    Named found = {0};
    const Items *items = &p->doc->items;
    if (!items->count) return found;
    uint32_t item = items_find(items, at), step = step_at_item(p->model, item);
    if (step == NO_STEP) return found;
    const Instr *in = items_at(items, item);
    uint32_t byte = at - items_mark(items, item).at, joined = instr_joined_at(in, byte);
    if (instr_start_byte(in, joined) != byte && instr_end_byte(in, joined) != byte)
        return found; // in a comment
    while (in->trigger) in = in->trigger;
    bool is_found =
        stage_named_at(p, step, in, joined, &found) || heredoc_named_at(step, in, joined, &found) ||
        variable_at(p, step, in, joined, &found) || user_named_at(p, step, in, joined, &found);
    bool is_behind_cut = found.span.end == joined && instr_end_byte(in, joined) != byte;
    if (!is_found || is_behind_cut) found.kind = NAMED_NOTHING;
    return found;
}

void named_places(Places *p, const Named *named)
{
    switch (named->kind) {
    case NAMED_STAGE: stage_places(p, named); break;
    case NAMED_VARIABLE: variable_places(p, named); break;
    case NAMED_HEREDOC: heredoc_places(p, named); break;
    case NAMED_USER:
    case NAMED_GROUP: user_places(p, named); break;
    case NAMED_NOTHING: break;
    }
}

static Places places_in(Arena *a, FlDoc *doc)
{
    return (Places){.arena = a, .doc = doc, .model = doc_model(doc)};
}

FlNames fl_names(Arena *a, FlDoc *doc, uint32_t at)
{
    Places p = places_in(a, doc);
    Named named = named_at(&p, at);
    named_places(&p, &named);
    return (FlNames){p.list.item, p.list.count};
}

// ---- Where it comes from ----

static void add_variable(Places *p, const Named *named)
{
    const Model *m = p->model;
    const VarDef *def = named->def;
    if (!def) {
        variable_set_before(p, named);
        return;
    }
    // For an ARG that takes over a global one: the global one.
    bool is_in_stage = def->step != NO_STEP && stage_of(m, def->step);
    if (named->is_definition && def->is_arg && !def->has_value && is_in_stage) {
        for (uint32_t i = var_globals(m); i--;) {
            if (!str_eq(var_def(m, i)->name, def->name)) continue;
            def = var_def(m, i);
            break;
        }
    }
    Span span = variable_name_span(m, def);
    place_add(p, def->step, instr_at(m, def->step), span.start < span.end ? span : def->name_span,
              (FlName){.use = FL_USE_WRITE, .is_definition = true});
}

static void add_stage(Places *p, const Named *named)
{
    const Stage *s = stage_at(p->model, named->stage);
    const Instr *from = instr_at(p->model, s->from);
    place_add(p, s->from, from, node_span(stage_name(from, s)),
              (FlName){.use = FL_USE_WRITE, .is_definition = true});
}

static void add_first_definition(Places *p, const Named *named)
{
    Places all = {.arena = p->arena, .doc = p->doc, .model = p->model};
    named_places(&all, named);
    for (uint32_t i = 0; i < all.list.count; i++)
        if (all.list.item[i].is_definition) {
            VEC_PUSH(p->arena, &p->list, all.list.item[i]);
            return;
        }
}

FlNames fl_definition(Arena *a, FlDoc *doc, uint32_t at)
{
    Places p = places_in(a, doc);
    Named named = named_at(&p, at);
    if (named.kind == NAMED_VARIABLE)
        add_variable(&p, &named);
    else if (named.kind == NAMED_STAGE)
        add_stage(&p, &named);
    else if (named.kind != NAMED_NOTHING)
        add_first_definition(&p, &named);
    return (FlNames){p.list.item, p.list.count};
}
