// Variables by scope. Definitions of a name are one variable if one can be seen from the other. A
// use belongs to the definition that it sees or, if it sees none, to the stages of its FROM chain.
#include "base/vec.h"
#include "features/named.h"

#define OWN_SCOPE  0x40000000u // plus the step number: set by the step's own shell only
#define FREE_SCOPE 0x80000000u // plus the root stage's number: no definition is visible

// ---- Scopes ----

static uint32_t number_of(const Model *m, const VarDef *def)
{
    uint32_t low = var_limit(m, def->step);
    while (low < var_count(m) && var_def(m, low) != def) low++;
    return low;
}

static bool is_global(const Model *m, const VarDef *def)
{
    return !step_is_in_stage(m, def->step);
}

// The last global definition of the name.
static const VarDef *global_def(const Model *m, Str name)
{
    for (uint32_t i = var_globals(m); i--;)
        if (str_eq(var_def(m, i)->name, name)) return var_def(m, i);
    return NULL;
}

static bool takes_over(const VarDef *def)
{
    return def->is_arg && !def->has_value;
}

// The previous definition in the same instruction: in `ENV A=1 A=2` the first is visible nowhere.
static const VarDef *before_beside(const Model *m, const VarDef *def)
{
    for (uint32_t i = number_of(m, def); var_limit(m, def->step) < i--;)
        if (str_eq(var_def(m, i)->name, def->name)) return var_def(m, i);
    return NULL;
}

// The definition that represents the variable of `def`: the first of its chain. An ARG without a
// value continues the global one; others begin a chain if no earlier definition is visible.
static const VarDef *first_of(const Model *m, const VarDef *def)
{
    for (;;) {
        const VarDef *before = before_beside(m, def);
        if (!before) before = var_declared(m, def->step, number_of(m, def), def->name);
        if (!before && !is_global(m, def) && takes_over(def)) before = global_def(m, def->name);
        if (!before || before == def) return def;
        def = before;
    }
}

// The global definition that the chain of `first` takes over later: `ENV A=1`, then `ARG A`. NULL
// if none.
static const VarDef *taken_over(const Model *m, const VarDef *first)
{
    const Stage *s = stage_of(m, first->step);
    const VarDef *global = s ? global_def(m, first->name) : NULL;
    if (!global) return NULL;
    uint32_t end = s->is_base ? var_count(m) : var_end(m, s);
    for (uint32_t i = number_of(m, first) + 1; i < end; i++) {
        const VarDef *def = var_def(m, i);
        if (!takes_over(def) || !str_eq(def->name, first->name)) continue;
        if (first_of(m, def) == first) return global;
    }
    return NULL;
}

static uint32_t scope_of(const Model *m, const VarDef *def)
{
    const VarDef *first = first_of(m, def), *global = taken_over(m, first);
    return number_of(m, global ? first_of(m, global) : first);
}

// In the container, ARGs are gone.
static const VarDef *seen_by(const Model *m, uint32_t step, const Reading *r)
{
    return r->is_of_container ? var_lasting(m, step, r->limit, r->name)
                              : var_declared(m, step, r->limit, r->name);
}

// The scope of a use at `step`, and the definition that it sees.
static uint32_t variable_scope(const Model *m, uint32_t step, const Reading *r, const VarDef **def)
{
    *def = seen_by(m, step, r);
    if (*def) return scope_of(m, *def);
    if (r->is_own) return OWN_SCOPE | step;
    const Stage *s = stage_of(m, step);
    bool is_of_stage = s && instr_at(m, step)->kind != K_FROM;
    return FREE_SCOPE | (is_of_stage ? stage_number(m, stage_root(m, s)) : FREE_SCOPE - 1);
}

// ---- What a base image may set ----

// A file without FROM is treated as a stage.
static bool is_base_variable(const Model *m, const VarDef *first)
{
    return !first->is_arg && (!is_global(m, first) || !stage_count(m));
}

// Whether a use at `step` without a visible definition refers to the value that the ENV overrides
// in this stage or one based on it.
static bool is_set_anew(const Model *m, uint32_t step, const VarDef *env)
{
    const Stage *own = stage_of(m, step);
    bool is_of_stage = own && instr_at(m, step)->kind != K_FROM;
    if (!stage_count(m)) return true;
    return is_of_stage && stage_is_base(m, own, stage_of(m, env->step));
}

// The ENV that overrides what is used there; NULL if none.
static const VarDef *env_after(const Model *m, uint32_t step, Str name)
{
    for (uint32_t i = stage_count(m) ? var_globals(m) : 0; i < var_count(m); i++) {
        const VarDef *def = var_def(m, i);
        bool is_it = str_eq(def->name, name) && step <= def->step && first_of(m, def) == def;
        if (is_it && is_base_variable(m, def) && is_set_anew(m, step, def)) return def;
    }
    return NULL;
}

// ---- Places ----

static bool is_at(Span span, uint32_t at)
{
    return span.start <= at && at <= span.end;
}

// A use without a visible definition belongs to the variable that is derived from it later.
static void find_env(const Model *m, const Reading *r, Named *found)
{
    if (found->def)
        found->env = first_of(m, found->def);
    else if (!r->is_own)
        found->env = env_after(m, found->step, found->name);
    if (found->env && !is_base_variable(m, found->env)) found->env = NULL;
    if (found->env) found->scope = scope_of(m, found->env);
}

Span variable_name_span(const Model *m, const VarDef *def)
{
    const Instr *in = instr_at(m, def->step);
    Span span = def->name_span, inner = {span.start + 1, span.end - 1};
    if (str_eq(instr_slice(in, span), def->name)) return span;
    bool has_quotes =
        inner.start < inner.end && str_has_char(STR("\"'"), in->joined.ptr[span.start]);
    return has_quotes && str_eq(instr_slice(in, inner), def->name) ? inner : (Span){0};
}

static Span shown_span(const Model *m, const VarDef *def)
{
    Span span = variable_name_span(m, def);
    return span.start < span.end ? span : def->name_span;
}

// Not `ENV $NAME=x`.
static bool is_name_of(const Model *m, const VarDef *def)
{
    Str written = instr_slice(instr_at(m, def->step), def->name_span);
    return def->name.len && !str_has_char(written, '$');
}

bool variable_at(Places *p, uint32_t step, const Instr *in, uint32_t joined, Named *found)
{
    const Model *m = p->model;
    for (uint32_t i = var_limit(m, step); i < var_count(m) && var_def(m, i)->step == step; i++) {
        const VarDef *def = var_def(m, i);
        if (!is_name_of(m, def) || !is_at(def->name_span, joined)) continue;
        *found = (Named){.kind = NAMED_VARIABLE, .name = def->name, .step = step, .def = def};
        found->span = shown_span(m, def);
        found->scope = scope_of(m, def);
        found->env = first_of(m, def);
        if (!is_base_variable(m, found->env)) found->env = NULL;
        found->is_definition = true;
        return true;
    }
    Readings readings = readings_of(p->arena, m, step, in);
    for (uint32_t i = 0; i < readings.count; i++) {
        const Reading *r = &readings.item[i];
        // The cursor may also be on the `$` or `{`.
        uint32_t start = r->span.start;
        while (start && str_has_char(STR("${"), in->joined.ptr[start - 1])) start--;
        if (!is_at((Span){start, r->span.end}, joined)) continue;
        *found = (Named){.kind = NAMED_VARIABLE, .name = r->name, .step = step, .span = r->span};
        found->is_own = r->is_own;
        found->scope = variable_scope(m, step, r, &found->def);
        find_env(m, r, found);
        return true;
    }
    return false;
}

static void add_definitions(Places *p, const Named *named, uint32_t step)
{
    const Model *m = p->model;
    for (uint32_t i = var_limit(m, step); i < var_count(m) && var_def(m, i)->step == step; i++) {
        const VarDef *def = var_def(m, i);
        if (!str_eq(def->name, named->name) || scope_of(m, def) != named->scope) continue;
        if (!is_name_of(m, def)) continue;
        place_add(p, step, instr_at(m, step), shown_span(m, def),
                  (FlName){.use = FL_USE_WRITE, .is_definition = true});
    }
}

static void add_readings(Places *p, const Named *named, uint32_t step, const Instr *in)
{
    Readings readings = readings_of(p->arena, p->model, step, in);
    for (uint32_t i = 0; i < readings.count; i++) {
        const Reading *r = &readings.item[i];
        const VarDef *def;
        if (!str_eq(r->name, named->name)) continue;
        bool is_same = variable_scope(p->model, step, r, &def) == named->scope;
        bool is_inherited =
            !is_same && !def && !r->is_own && named->env && is_set_anew(p->model, step, named->env);
        if (!is_same && !is_inherited) continue;
        FlName like = {.use = r->is_set ? FL_USE_WRITE : FL_USE_READ, .is_inherited = is_inherited};
        like.is_definition = r->is_set && (in->kind == K_ARG || in->kind == K_ENV);
        place_add(p, step, in, r->span, like);
    }
}

// `ARG A=1 B=$A A=2`
void places_merge(Places *p, uint32_t first, uint32_t middle)
{
    uint32_t count = p->list.count, early = 0, late = middle;
    FlName *item = p->list.item, *before = arena_new(p->arena, FlName, middle - first);
    for (uint32_t i = first; i < middle; i++) before[i - first] = item[i];
    for (uint32_t i = first; early < middle - first; i++) {
        bool is_late = late < count && item[late].span.start < before[early].span.start;
        item[i] = is_late ? item[late++] : before[early++];
    }
}

void variable_places(Places *p, const Named *named)
{
    for (uint32_t step = 0; step < step_count(p->model); step++) {
        const Instr *in = instr_at(p->model, step);
        if (!str_has(in->joined, named->name)) continue;
        uint32_t first = p->list.count;
        add_definitions(p, named, step);
        uint32_t middle = p->list.count;
        while (in->trigger) in = in->trigger;
        add_readings(p, named, step, in);
        if (first < middle) places_merge(p, first, middle);
    }
}

// The last place in the instruction at or before `at` where a shell or the trigger sets the name.
static bool set_in(Places *p, uint32_t step, const Instr *in, Str name, uint32_t at)
{
    Span best = {0};
    Readings readings = readings_of(p->arena, p->model, step, in);
    for (uint32_t i = 0; i < readings.count; i++) {
        const Reading *r = &readings.item[i];
        if (r->is_set && r->span.start <= at && str_eq(r->name, name)) best = r->span;
    }
    if (best.end)
        place_add(p, step, in, best, (FlName){.use = FL_USE_WRITE, .is_definition = true});
    return best.end;
}

// Triggers of base stages run first in a stage based on them.
static bool set_by_triggers_below(Places *p, const Named *named, const Stage *stage)
{
    const Model *m = p->model;
    while (stage && (stage = stage_below(m, stage))) {
        for (uint32_t step = stage_end(m, stage); stage->from < step--;) {
            const Instr *in = instr_at(m, step);
            if (!in->trigger) continue;
            while (in->trigger) in = in->trigger;
            bool is_lasting = in->kind == K_ENV || in->kind == K_ARG;
            if (is_lasting && set_in(p, step, in, named->name, UINT32_MAX)) return true;
        }
    }
    return false;
}

// A shell's variables end with its instruction, but a trigger's remain.
void variable_set_before(Places *p, const Named *named)
{
    const Model *m = p->model;
    const Stage *stage = stage_of(m, named->step);
    bool is_trigger = instr_at(m, named->step)->trigger;
    uint32_t of_stage = stage ? stage->from : 0;
    uint32_t first = is_trigger ? of_stage : named->step, at = named->span.start;
    for (uint32_t step = named->step + 1; first < step--; at = UINT32_MAX) {
        const Instr *in = instr_at(m, step);
        if (step != named->step && !in->trigger) continue;
        while (in->trigger) in = in->trigger;
        bool is_lasting = step == named->step || in->kind == K_ENV || in->kind == K_ARG;
        if (is_lasting && set_in(p, step, in, named->name, at)) return;
    }
    if (!is_trigger) set_by_triggers_below(p, named, stage);
}
