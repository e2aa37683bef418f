// The walk over the steps: keeps, as digests, what is in effect at the current step, and computes
// from this the digest of recorded dependencies (heard.h).
#include "base/digest.h"
#include "model/build.h"
#include <string.h>

static uint64_t serial_of(const Model *m, uint32_t step)
{
    return step < m->step_count ? m->step[step].instr->serial : 0;
}

// ---- Digests of the model ----

// A value that is the definition's own text, expanded, needs no digest of its own: it follows from
// the instruction's serial number and from the definitions before it, whose digests are counted
// too.
static uint64_t var_digest(const Model *m, const VarDef *v)
{
    uint64_t serial = serial_of(m, v->step);
    if (v->is_written) return digest_number(serial, v->is_arg);
    return digest_text(digest_number(serial, (uint64_t)v->answer * 4 + 2 + v->is_arg), v->value);
}

// Leaves out the base's text, which has a digest of its own (HEARD_BASE). Includes the shell that
// comments above the FROM tell.
static uint64_t stage_digest(const Model *m, const Stage *s)
{
    uint64_t d = digest_number(serial_of(m, s->from), (uint64_t)s->base_kind * 16 + s->is_base * 8 +
                                                          s->is_context * 4 + s->is_shipped * 2 +
                                                          s->base_is_known);
    d += told_shell_digest(m, s, m->step[s->from].item + 1, NO_STEP) << 32;
    const Stage *base = base_of(m, s);
    return base ? digest_number(d, serial_of(m, base->from)) : d;
}

uint64_t use_digest(const Model *m, const StageUse *u)
{
    uint64_t target = u->stage == NO_STAGE ? 0 : m->part[u->stage].digest;
    return digest_number(digest_number(serial_of(m, u->step), target), u->is_bad_index);
}

// Digest of the image at the end of a FROM chain: whether a base is written, its kind and system,
// and the names of the variables in its text.
static uint64_t root_digest(const Model *m, const Stage *s)
{
    const StagePart *p = &m->part[number_of(m, s)];
    uint64_t d = digest_number(p->is_windows * 4 + stage_is_shellless(m, s) * 2 + !s->base_node,
                               s->base_kind);
    const ImageRef *kind = &p->image->kind;
    d = digest_text(digest_text(d, kind->name), kind->tag);
    for (uint32_t i = 0; p->text && i < p->text->lookup_count; i++)
        d = digest_text(d, p->text->lookup[i].name);
    return digest_number(d, kind->is_valid);
}

static void digest_stage(Model *m, const Stage *s)
{
    StagePart *p = &m->part[number_of(m, s)];
    const StagePart *base = p->base_stage == NO_STAGE ? NULL : &m->part[p->base_stage];
    if (!base) build_root(m, s);
    p->digest = stage_digest(m, s);
    p->is_for_people = stage_is_for_people(s);
    p->chain = digest_number(base ? base->chain : 0, p->digest);
    p->base_text = digest_text(0, p->base);
    p->base_texts = digest_number(base ? base->base_texts : 0, p->base_text);
    p->root = base ? base->root : root_digest(m, s);
    // ONBUILD triggers of the base stage may set any variable here.
    if (base && base->triggers) p->root = digest_number(p->root, base->triggers);
    m->all_stages = digest_number(digest_number(m->all_stages, p->digest), p->root);
    m->all_bases = digest_number(m->all_bases, p->base_text);
    m->needed = digest_number(m->needed, p->is_needed);
    m->stage_names = digest_text(m->stage_names, s->name);
}

void build_var_digests(Model *m, uint32_t from)
{
    if (m->var_digest_room < m->var_count) {
        uint64_t *digest = arena_new(m->arena, uint64_t, m->var_room);
        if (from) memcpy(digest, m->var_digest, sizeof *digest * from);
        m->var_digest = digest;
        m->var_digest_room = m->var_room;
    }
    m->all_vars = m->global_vars = 0; // without any ARG or ENV
    for (uint32_t i = 0; i < m->var_count; i++) {
        if (from <= i) m->var_digest[i] = var_digest(m, &m->var[i]);
        m->all_vars = digest_number(m->all_vars, m->var_digest[i]);
        if (i + 1 == m->global_end) m->global_vars = m->all_vars;
    }
    m->all_vars = digest_number(m->all_vars, m->all_stages);
}

void build_digests(Model *m)
{
    m->all_stages = digest_text(0, m->facts.target);
    m->all_bases = m->needed = m->stage_names = m->global_names = m->all_uses = 0;
    for (uint32_t i = 0; i < m->stage_count; i++) digest_stage(m, &m->stage[i]);
    build_var_digests(m, 0);
    for (uint32_t i = 0; i < m->var_count && i < m->global_end; i++)
        m->global_names = digest_text(m->global_names, m->var[i].name);
    for (uint32_t i = 0; i < m->use_count; i++)
        m->all_uses = digest_number(m->all_uses, use_digest(m, &m->use[i]));
    m->syntax = digest_text(0, syntax_value(m->items));
    m->syntax_image = syntax_image(m->items);
}

// ---- The walk ----

// Dependencies whose answers differ between the steps, or between the stages. The rest holds for
// the whole file.
enum {
    OF_STEP = HEARD_VARS | HEARD_USES | HEARD_USED | HEARD_END,
    OF_STAGE = HEARD_FROM | HEARD_STAGE | HEARD_CHAIN | HEARD_SHIPPED | HEARD_BASE | HEARD_BASES |
               HEARD_ROOT | HEARD_WINDOWS | HEARD_IN_STAGE,
};

void walk_start(Model *m, Arena *a)
{
    Walk *w = m->walk;
    *w = (Walk){.arena = a, .step = NO_STEP};
    m->run->first = NO_STEP;
    w->stage_vars = arena_new(a, uint64_t, m->stage_count);
    w->stage_texts = arena_new(a, uint32_t, m->stage_count);
    inherit_latest(w->latest, m->part, NO_STAGE);
}

static void enter_stage(Model *m, const Stage *s)
{
    Walk *w = m->walk;
    const StagePart *part = &m->part[number_of(m, s)];
    uint32_t base = part->base_stage;
    inherit_latest(w->latest, m->part, base);
    w->texts = base == NO_STAGE ? 0 : w->stage_texts[base];
    w->vars = base == NO_STAGE ? 0 : w->stage_vars[base];
    w->vars = digest_number(w->vars, part->root);
    w->told_known &= ~(uint32_t)OF_STAGE;
}

// Adds the effects of a step to the walk's state, for the steps behind it.
static void leave_step(Model *m, uint32_t step)
{
    Walk *w = m->walk;
    InstrKind kind = m->step[step].instr->kind;
    if (kind < K_UNKNOWN) w->latest[kind] = step;
    for (; w->next_var < m->var_count && m->var[w->next_var].step == step; w->next_var++)
        w->vars = digest_number(w->vars, m->var_digest[w->next_var]);
    uint32_t stage = m->step[step].stage;
    if (stage == NO_STAGE) return;
    w->stage_vars[stage] = w->vars;
    w->stage_texts[stage] = w->texts;
}

bool may_change_shell(const Model *m, uint32_t step)
{
    return !step || m->facts.shell_count || m->step[step].instr->kind == K_FROM ||
           m->step[step - 1].instr->kind == K_SHELL;
}

bool is_walked(const Model *m, uint32_t step)
{
    const Hearing *h = m->hearing;
    uint32_t at = m->walk->step;
    return h->is_asking && (h->is_on ? at == step : at != NO_STEP && step <= at);
}

void walk_to(Model *m, uint32_t step)
{
    Walk *w = m->walk;
    if (step) leave_step(m, step - 1);
    w->step = step;
    w->told_known &= ~(uint32_t)OF_STEP;
    if (step == m->step_count) return;
    if (m->step[step].instr->kind == K_FROM) enter_stage(m, &m->stage[m->step[step].stage]);
    if (may_change_shell(m, step)) w->shell = shell_by(m, step, w->latest[K_SHELL]);
    w->texts |= texts_of_step(m, step, w->shell);
    m->step[step].shell = (uint8_t)w->shell;
    m->step[step].texts = w->texts;
}

// ---- Digests of the answers ----

// Digest of the latest instruction of each kind in `kinds`. `item` is the item before which they
// are the latest.
static uint64_t kinds_digest(const Model *m, uint32_t kinds, const uint32_t *latest, const Stage *s,
                             uint32_t item)
{
    uint64_t d = kinds;
    if (kinds >> K_SHELL & 1) d += told_shell_digest(m, s, item, latest[K_SHELL]) << 32;
    for (; kinds; kinds &= kinds - 1)
        d = digest_number(d, serial_of(m, latest[__builtin_ctz(kinds)]));
    return d;
}

// Digest of a shell told by a comment and of its place: the step behind the comment may now belong
// to another stage.
static uint64_t told_digest(const Model *m, const ToldShell *told)
{
    uint32_t step = step_from_item(m, told->item);
    bool is_of_it = step < m->step_count && m->step[step].item == told->item;
    uint64_t place = digest_number(serial_of(m, step), (uint64_t)step * 2 + is_of_it);
    return digest_number(place, (uint64_t)told->kind * 2 + told->is_for_all);
}

// Many small numbers of `bits` bits, hashed as few.
typedef struct Packed {
    uint64_t digest, word;
    uint32_t used;
} Packed;

static void pack(Packed *p, uint32_t number, uint32_t bits)
{
    p->word = p->word << bits | number;
    p->used += bits;
    if (p->used + bits <= 64) return;
    p->digest = digest_number(p->digest, p->word);
    p->word = p->used = 0;
}

static uint64_t packed_digest(const Packed *p)
{
    return digest_number(digest_number(p->digest, p->word), p->used);
}

static uint64_t kind_digest(const Model *m, uint32_t kind)
{
    Walk *w = m->walk;
    if (w->kinds_known >> kind & 1) return w->kind_digest[kind];
    uint64_t d = 1;
    for (uint32_t i = 0; i < m->kind_count[kind]; i++)
        d = digest_number(d, serial_of(m, m->kind_step[kind][i]));
    for (uint32_t i = 0; kind == K_SHELL && i < m->facts.shell_count; i++)
        d = digest_number(d, told_digest(m, &m->facts.shell[i]));
    w->kinds_known |= 1u << kind;
    return w->kind_digest[kind] = d;
}

// Digest of which of these instructions stand in the same stage, and which in none.
static uint64_t kind_stages_digest(const Model *m, uint32_t kind)
{
    Walk *w = m->walk;
    if (w->kind_stages_known >> kind & 1) return w->kind_stages[kind];
    Packed p = {0};
    for (uint32_t i = 0, before = NO_STAGE, stage; i < m->kind_count[kind]; i++, before = stage) {
        stage = m->step[m->kind_step[kind][i]].stage;
        pack(&p, (uint32_t)(stage == NO_STAGE) * 2 + (stage != before), 2);
    }
    w->kind_stages_known |= 1u << kind;
    return w->kind_stages[kind] = packed_digest(&p);
}

static uint64_t uses_digest(const Model *m, uint32_t step)
{
    uint64_t d = 1;
    if (!m->step[step].is_told) return d;
    for (uint32_t i = use_from(m, step); i < m->use_count && m->use[i].step == step; i++)
        d = digest_number(d, use_digest(m, &m->use[i]));
    return d;
}

static uint64_t used_digest(const Model *m, uint32_t step)
{
    uint64_t d = 1;
    if (!m->step[step].is_told) return d;
    for (uint32_t i = use_from(m, step); i < m->use_count && m->use[i].step == step; i++) {
        const StagePart *p = m->use[i].stage == NO_STAGE ? NULL : &m->part[m->use[i].stage];
        d = digest_number(d, use_digest(m, &m->use[i]));
        if (p) d = digest_number(digest_number(digest_number(d, p->chain), p->base_texts), p->root);
    }
    return d;
}

// The range of items that a rule about the file has read. If it has read at both ends, an item between them counts too.
static uint64_t range_of_file(const Model *m, const Heard *h)
{
    uint32_t count = m->items->count, start = 0, end = count;
    bool has_start = h->before <= count, has_end = h->after <= count;
    if (!h->before && has_end) end = h->after;
    if (!h->after && has_start) start = count - h->before;
    uint64_t sum = items_mark(m->items, end).sum - items_mark(m->items, start).sum;
    return digest_number(sum, (uint64_t)has_start * 2 + has_end);
}

static uint64_t range_digest(const Model *m, uint32_t step, const Heard *h)
{
    if (step == NO_STEP) return range_of_file(m, h);
    uint32_t item = m->step[step].item;
    uint32_t count = m->items->count, end = item + h->after + 1;
    bool has_start = h->before <= item, has_end = end <= count;
    uint64_t sum = items_mark(m->items, has_end ? end : count).sum -
                   items_mark(m->items, has_start ? item - h->before : 0).sum;
    return digest_number(sum, (uint64_t)has_start * 2 + has_end);
}

static uint64_t kinds_of_file(const Model *m, uint32_t step, const Heard *h)
{
    uint64_t d = 0;
    for (uint32_t rest = h->all_kinds; rest; rest &= rest - 1)
        d = digest_number(d, kind_digest(m, (uint32_t)__builtin_ctz(rest)));
    for (uint32_t rest = step == NO_STEP ? h->all_kinds : 0; rest; rest &= rest - 1)
        d = digest_number(d, kind_stages_digest(m, (uint32_t)__builtin_ctz(rest)));
    return d;
}

static uint64_t last_kinds_digest(const Model *m, uint32_t step, const Heard *h)
{
    uint32_t stage = m->step[step].stage;
    if (stage == NO_STAGE) return 0;
    const StagePart *p = &m->part[stage];
    uint32_t end = p->end < m->step_count ? m->step[p->end].item : m->items->count;
    return kinds_digest(m, h->last_kinds, p->latest, &m->stage[stage], end);
}

static uint64_t row_digest(const Model *m)
{
    Walk *w = m->walk;
    if (w->row) return w->row;
    Packed p = {0};
    for (uint32_t i = 0; i < m->step_count; i++) pack(&p, m->step[i].instr_kind, 8);
    return w->row = packed_digest(&p);
}

// ---- One number for each HEARD_* bit ----

static uint64_t of_file(const Model *m, uint32_t bit)
{
    switch (bit) {
    case HEARD_EVERYTHING: return m->items->edits;
    case HEARD_ALL_STAGES: return m->all_stages;
    case HEARD_STAGE_NAMES: return m->stage_names;
    case HEARD_NEEDED: return m->needed;
    case HEARD_ALL_USES: return m->all_uses;
    case HEARD_ALL_VARS: return m->all_vars;
    case HEARD_REMARKS: return m->remarks_digest;
    case HEARD_PROBLEMS: return m->items->problems;
    case HEARD_SYNTAX: return m->syntax;
    case HEARD_GLOBAL_NAMES: return m->global_names;
    case HEARD_CONTEXT: return m->context;
    case HEARD_ANSWERS: return digest_number(m->shell_answers, m->image_answers);
    case HEARD_ALL_BASES: return m->all_bases;
    case HEARD_GLOBAL_VARS: return m->global_vars;
    case HEARD_ONE_STAGE: return m->stage_count == 1;
    case HEARD_CASE: return m->cases[WORDS_UPPER] < m->cases[WORDS_LOWER];
    case HEARD_ROW: return row_digest(m);
    default: return 0;
    }
}

// The answer for a step before the first FROM; differs from that of each stage.
#define NOT_THERE UINT64_MAX

static uint64_t of_stage(const Model *m, uint32_t bit, uint32_t stage)
{
    if (stage == NO_STAGE) return NOT_THERE;
    const StagePart *p = &m->part[stage], *root = &m->part[p->root_stage];
    switch (bit) {
    case HEARD_FROM: return serial_of(m, m->stage[stage].from) * 2 + p->is_needed;
    case HEARD_STAGE: return p->digest;
    case HEARD_CHAIN: return p->chain;
    case HEARD_SHIPPED: return p->is_for_people;
    case HEARD_BASE: return p->base_text;
    case HEARD_BASES: return p->base_texts;
    case HEARD_ROOT: return p->root;
    case HEARD_WINDOWS: return root->is_windows * 2 + root->may_be_windows;
    default: return 1;
    }
}

static uint64_t of_step(const Model *m, uint32_t bit, uint32_t step)
{
    uint32_t stage = m->step[step].stage;
    switch (bit) {
    case HEARD_VARS: return m->step[step].instr_kind == K_FROM ? m->global_vars : m->walk->vars;
    case HEARD_USES: return uses_digest(m, step);
    case HEARD_USED: return used_digest(m, step);
    default: return stage == NO_STAGE ? NOT_THERE : m->part[stage].end - step;
    }
}

static uint64_t number_of_bit(const Model *m, uint32_t step, uint32_t bit)
{
    if (bit & OF_STEP) return of_step(m, bit, step);
    if (bit & OF_STAGE) return of_stage(m, bit, m->step[step].stage);
    return of_file(m, bit);
}

// Caches the answers to these bits in the walk. The bit is hashed too, so that equal answers to
// different bits differ.
static void learn(const Model *m, uint32_t step, uint32_t bits)
{
    Walk *w = m->walk;
    w->told_known |= bits;
    for (; bits; bits &= bits - 1) {
        uint32_t bit = (uint32_t)__builtin_ctz(bits);
        uint64_t number = number_of_bit(m, step, bits & -bits);
        w->told[bit] = digest_number(digest_number(bit, number), bit);
    }
}

// Each bit is computed once for a step, as several rules depend on the same ones.
static uint64_t bits_digest(const Model *m, uint32_t step, uint32_t bits)
{
    const Walk *w = m->walk;
    uint64_t sum = bits;
    if (step == NO_STEP) bits &= ~(uint32_t)(OF_STEP | OF_STAGE);
    if (bits & ~w->told_known) learn(m, step, bits & ~w->told_known);
    for (; bits; bits &= bits - 1) sum += w->told[__builtin_ctz(bits)];
    return sum;
}

uint64_t heard_digest(const Model *m, uint32_t step, const Heard *h)
{
    const Walk *w = m->walk;
    uint64_t d = bits_digest(m, step, h->about);
    if (h->all_kinds) d = digest_number(d, kinds_of_file(m, step, h));
    if (h->about & HEARD_ALL_TEXTS) d = digest_number(d, texts_of_file(m) & h->texts);
    if (h->before || h->after) d = digest_number(d, range_digest(m, step, h));
    if (step == NO_STEP) return digest_number(d, 0);
    if (h->last_kinds) d = digest_number(d, last_kinds_digest(m, step, h));
    if (h->kinds)
        d = digest_number(
            d, kinds_digest(m, h->kinds, w->latest, own_stage(m, step), m->step[step].item));
    return digest_number(d, w->texts & h->texts);
}

Heard hear_end(const Model *m)
{
    hear_edges(m);
    Heard heard = m->hearing->heard;
    heard.digest = heard_digest(m, m->hearing->step, &heard);
    hear_stop(m);
    return heard;
}

bool heard_holds(const Model *m, uint32_t step, const Heard *heard)
{
    return heard->digest == heard_digest(m, step, heard);
}
