// Builds the model in one walk over the items.
#include "model/model.h"
#include "base/vec.h"
#include "model/build.h"
#include "model/command_shell.h"
#include "model/context.h"
#include <string.h>

enum { ROOM_BESIDE = 16 }; // so that steps can be added later

char escape_of(const Items *items)
{
    return items->count ? items_at(items, items->count - 1)->after.escape : '\\';
}

void sort_kinds(Model *m)
{
    uint32_t *next[K_UNKNOWN + 1], start = 0;
    memset(m->kind_count, 0, sizeof m->kind_count);
    for (uint32_t i = 0; i < m->step_count; i++) m->kind_count[m->step[i].instr_kind]++;
    for (uint32_t k = 0; k <= K_UNKNOWN; k++) {
        m->kind_step[k] = next[k] = m->kind_steps + start;
        start += m->kind_count[k];
    }
    for (uint32_t i = 0; i < m->step_count; i++) *next[m->step[i].instr_kind]++ = i;
}

uint8_t trigger_kind(const Instr *in)
{
    return in->trigger ? (uint8_t)in->trigger->kind : K_UNKNOWN;
}

Step step_from(Instr *in, uint32_t item)
{
    const ItemFacts *facts = facts_of(in);
    return (Step){.instr = in,
                  .item = item,
                  .stage = NO_STAGE,
                  .instr_kind = (uint8_t)in->kind,
                  .keyword_case = facts->keyword_case,
                  .trigger = trigger_kind(in),
                  .is_told = facts->is_told};
}

static void collect_steps(Model *m)
{
    const Items *items = m->items;
    uint32_t count = 0;
    Step *step = m->step = arena_new(m->arena, Step, items->count + ROOM_BESIDE);
    m->step_room = items->count + ROOM_BESIDE;
    m->kind_steps = arena_new(m->arena, uint32_t, m->step_room);
    for (uint32_t i = 0; i < items->count; i++) {
        Instr *in = items_at(items, i);
        if (!instr_is_instruction(in)) continue;
        step[count] = step_from(in, i);
        facts_of(in)->step = count++;
    }
    m->step_count = count;
    sort_kinds(m);
}

// Reserves room in the vectors by the number of instructions, so that they need not be moved while
// they grow.
static void make_room(ModelBuild *b)
{
    const uint32_t *count = b->m->kind_count;
    uint32_t vars = count[K_ARG] + count[K_ENV];
    VEC_ROOM(b->a, &b->stages, count[K_FROM]);
    VEC_ROOM(b->a, &b->parts, count[K_FROM]);
    VEC_ROOM(b->a, &b->vars, vars);
    VEC_ROOM(b->a, &b->m->var_chains, vars);
    VEC_ROOM(b->a, &b->m->stage_chains, count[K_FROM]);
    VEC_ROOM(b->a, &b->m->base_chains, count[K_FROM]);
    names_room(&b->m->var_last, b->a, vars);
    names_room(&b->m->stage_last_of, b->a, count[K_FROM]);
}

// Copies the vectors' state into the model, so that its functions work while it is being built.
static void sync(ModelBuild *b)
{
    b->m->stage = b->stages.item;
    b->m->part = b->parts.item;
    b->m->stage_count = b->stages.count;
    b->m->stage_room = b->stages.room;
    b->m->part_room = b->parts.room;
    b->m->var = b->vars.item;
    b->m->var_count = b->vars.count;
    b->m->var_room = b->vars.room;
    b->m->use = b->uses.item;
    b->m->use_count = b->uses.count;
    b->m->use_room = b->uses.room;
}

static void close_stage(ModelBuild *b, uint32_t step)
{
    if (b->stages.count == 0) return;
    StagePart *p = &b->parts.item[b->parts.count - 1];
    p->end = step;
    p->use_end = b->uses.count;
    const Stage *s = &b->stages.item[b->stages.count - 1];
    uint32_t item = step < b->m->step_count ? b->m->step[step].item : b->m->items->count;
    p->told = told_before(b->m, s, item);
}

static void begin_stage(ModelBuild *b, uint32_t step)
{
    if (b->stages.count == 0) b->m->global_end = b->vars.count;
    close_stage(b, step);
    build_stage(b, step);
    sync(b);
}

static void pass_vars(ModelBuild *b, uint32_t step)
{
    while (b->next_var < b->vars.count && b->vars.item[b->next_var].step == step) b->next_var++;
}

static void build_step(ModelBuild *b, uint32_t i)
{
    Step *step = &b->m->step[i];
    InstrKind kind = (InstrKind)step->instr_kind;
    if (kind == K_FROM) begin_stage(b, i);
    step->first_use = b->uses.count;
    bool is_in_stage = b->stages.count;
    if (is_in_stage) step->stage = b->stages.count - 1;
    if (b->has_vars)
        pass_vars(b, i);
    else if (kind == K_ARG || kind == K_ENV)
        build_vars(b, i);
    if ((kind == K_COPY || kind == K_RUN) && step->is_told) build_uses(b, i);
    if (!is_in_stage || kind == K_UNKNOWN) return;
    b->m->cases[step->keyword_case]++;
    part_take(&b->parts.item[step->stage], step, i);
}

void build_from(ModelBuild *b, uint32_t step)
{
    Model *m = b->m;
    sync(b);
    for (uint32_t i = step; i < m->step_count; i++) build_step(b, i);
    if (b->stages.count == 0) m->global_end = b->vars.count;
    close_stage(b, m->step_count);
    sync(b);
    build_needs(b);
    build_digests(m);
}

// Sets what does not come from the items: what the host told, and the scratch arena.
static Model *new_model(Arena *a, const Items *items, const Facts *facts, Texts *texts)
{
    Model *m = arena_new(a, Model, 1);
    m->arena = m->scratch = m->reads = a;
    m->items = items;
    if (facts) m->facts = *facts;
    if (facts) model_set_context(m, facts->context, facts->has_ignore, facts->ignore);
    if (facts) model_set_shell_answers(m, facts->shell_answers);
    if (facts) model_set_image_answers(m, facts->image_answers);
    m->texts = texts;
    m->hearing = arena_new(a, Hearing, 1);
    m->walk = arena_new(a, Walk, 1);
    m->run = arena_new(a, NewRun, 1);
    m->walk->step = m->hearing->step = m->run->first = NO_STEP;
    m->near = arena_new(a, Nears, 1);
    m->known_globals = arena_new(a, uint32_t, 1);
    return m;
}

Model *model_build(Arena *a, Arena *scratch, Arena *reads, const Items *items, const Facts *facts,
                   Texts *texts)
{
    Model *m = new_model(a, items, facts, texts);
    m->escape = escape_of(items);
    collect_steps(m);
    m->global_end = NO_VAR;
    ModelBuild b = {.m = m, .a = a};
    make_room(&b);
    build_from(&b, 0);
    build_remarks(m);
    m->scratch = scratch;
    m->reads = reads;
    return m;
}

void forget_notes(const Model *m)
{
    m->near->rests++;
}

// Bytes of instruction text; with more, model_rest drops all cache entries.
enum { READS_MOST = 8 << 10 };

void model_rest(const Model *m)
{
    if (m->reads == m->scratch || READS_MOST < m->near->size) {
        model_forget(m);
        return;
    }
    arena_reset(m->scratch);
    forget_notes(m);
}

void model_forget(const Model *m)
{
    arena_reset(m->scratch);
    arena_reset(m->reads);
    *m->near = (Nears){.rests = m->near->rests + 1};
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

// The cache entry for an instruction. It replaces the one of another step with the same slot.
__attribute__((noinline)) static Near *near_new(const Model *m, uint32_t step, const Instr *in)
{
    Near **near = &m->near->item[step % NEAR_MAX];
    if (!*near) *near = arena_take(m->reads, sizeof **near);
    m->near->size += in->joined.len;
    **near = (Near){.instr = in, .serial = m->step[step].instr->serial, .step = step};
    return *near;
}

// The existing cache entry, or NULL.
static Near *near_known(const Model *m, uint32_t step, const Instr *in)
{
    Near *near = m->near->item[step % NEAR_MAX];
    bool is_it = near && near->instr == in && near->step == step;
    return is_it && near->serial == m->step[step].instr->serial ? near : NULL;
}

static Near *near_of(const Model *m, uint32_t step, const Instr *in)
{
    Near *near = near_known(m, step, in);
    return near ? near : near_new(m, step, in);
}

const Commands *near_commands(const Model *m, uint32_t step, const Instr *in)
{
    Near *near = near_of(m, step, in);
    if (near->commands && near->shell_of == m->near->rests) return near->commands;
    bool is_bash = in->kind == K_RUN && model_facts(m)->is_all_bash;
    ShellKind shell = is_bash ? SHELL_BASH : shell_of(m, step);
    near->shell_of = m->near->rests;
    if (near->commands && near->shell == shell) return near->commands;
    Commands *c = arena_take(m->reads, sizeof *c);
    *c = commands_read(m->reads, in, shell);
    near->has_bits = false;
    near->shell = shell;
    return near->commands = c;
}

__attribute__((noinline)) static const Commands *tell_commands(const Model *m, uint32_t step,
                                                               const Instr *in)
{
    Near *near = near_of(m, step, in);
    shell_at(m, step);
    near->commands_of = m->hearing->number;
    return near_commands(m, step, in);
}

// Most rules ask for the commands of the same instruction. Within one part the dependency is
// recorded only once.
const Commands *commands_of(const Model *m, uint32_t step, const Instr *in)
{
    const Near *near = near_known(m, step, in);
    bool is_told = near && near->commands && near->commands_of == m->hearing->number;
    return is_told ? near->commands : tell_commands(m, step, in);
}

CommandBits step_commands(const Model *m, uint32_t step, const Instr *in)
{
    const Commands *commands = commands_of(m, step, in);
    Near *near = near_of(m, step, in);
    if (!near->has_bits) near->bits = commands_bits(commands);
    near->has_bits = true;
    return near->bits;
}

// The facts of the step's instruction. What is cached there of its commands is dropped when another
// shell runs it now.
static ItemFacts *facts_for_shell(const Model *m, uint32_t step)
{
    ItemFacts *facts = facts_of(m->step[step].instr);
    ShellKind shell = shell_at(m, step);
    if (facts->commands_shell == shell) return facts;
    facts->commands_shell = (uint8_t)shell;
    facts->has_commands = false;
    for (uint32_t i = 0; i < TRAITS; i++) facts->trait[i] = 0;
    return facts;
}

static CommandBits bits_of(const Model *m, uint32_t step, const Instr *in)
{
    if (in != m->step[step].instr) return step_commands(m, step, in);
    ItemFacts *facts = facts_for_shell(m, step);
    if (!facts->has_commands) facts->commands = step_commands(m, step, in);
    facts->has_commands = true;
    return facts->commands;
}

uint8_t commands_trait(const Model *m, uint32_t step, const Instr *in, Trait trait,
                       uint8_t (*read)(const Commands *commands))
{
    if (in != m->step[step].instr) return read(commands_of(m, step, in));
    ItemFacts *facts = facts_for_shell(m, step);
    if (!facts->trait[trait]) facts->trait[trait] = 1 + read(commands_of(m, step, in));
    return facts->trait[trait] - 1;
}

const Commands *commands_among(const Model *m, uint32_t step, const Instr *in, Str names)
{
    static const Commands none;
    CommandBits wanted = {0};
    CommandBits seen = bits_of(m, step, in);
    for (Str name; (name = str_next_word(&names)).len;)
        command_bits_add(&wanted, name.ptr, name.len);
    bool has_none = !command_bits_are_none(&seen) && !command_bits_meet(&seen, &wanted);
    return has_none ? &none : commands_of(m, step, in);
}

const Mounts *mounts_at(const Model *m, uint32_t step, const Instr *in)
{
    static const Mounts none;
    if (!in->flag_count) return &none;
    Near *near = near_of(m, step, in);
    if (near->mounts) return near->mounts;
    Mounts *mounts = arena_take(m->reads, sizeof *mounts);
    *mounts = mounts_of(m->reads, in);
    return near->mounts = mounts;
}

static const Noted **note_at(const Model *m, uint32_t step, const Instr *in, Note note)
{
    Near *near = near_of(m, step, in);
    bool is_other = m->hearing->is_on && near->notes_of != m->hearing->asked;
    if (is_other || near->rests != m->near->rests)
        for (uint32_t i = 0; i < NOTES; i++) near->note[i] = NULL;
    near->notes_of = m->hearing->asked;
    near->rests = m->near->rests;
    return &near->note[note];
}

const void *note_get(const Model *m, uint32_t step, const Instr *in, Note note)
{
    const Noted *noted = *note_at(m, step, in, note);
    if (!noted) return NULL;
    hear_again(m, &noted->heard);
    return noted->value;
}

Noted *note_start(const Model *m)
{
    Noted *noted = arena_take(m->scratch, sizeof *noted);
    noted->heard = hear_apart(m);
    return noted;
}

const void *note_put(const Model *m, uint32_t step, const Instr *in, Note note, Noted *noted,
                     const void *value, size_t size)
{
    void *copy = arena_take(m->scratch, size);
    memcpy(copy, value, size);
    noted->value = copy;
    noted->heard = hear_back_from(m, &noted->heard);
    *note_at(m, step, in, note) = noted;
    return copy;
}

Arena *model_scratch(const Model *m)
{
    return m->scratch;
}

void model_number(Model *m)
{
    for (uint32_t i = 0; i < m->step_count; i++) facts_of(m->step[i].instr)->step = i;
}
