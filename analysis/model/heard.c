// Records dependencies (heard.h).
#include "model/inside.h"

static void start_part(Hearing *h)
{
    h->number++;
    h->heard = (Heard){0};
    h->told_count = 0;
    h->first = h->last = h->step;
}

void hear_start(const Model *m, uint32_t step, bool is_put_down)
{
    Hearing *h = m->hearing;
    h->is_asking = true;
    h->is_on = is_put_down;
    h->asked++;
    h->step = step;
    h->item = step == NO_STEP ? 0 : m->step[step].item;
    start_part(h);
}

void hear_stop(const Model *m)
{
    m->hearing->is_asking = m->hearing->is_on = false;
}

bool hear_part(const Model *m, Heard *heard)
{
    static const Heard nothing;
    Hearing *h = m->hearing;
    hear_edges(m);
    *heard = h->heard;
    bool is_any = !heard_is_alike(heard, &nothing);
    start_part(h);
    return is_any;
}

bool heard_is_alike(const Heard *a, const Heard *b)
{
    return a->about == b->about && a->kinds == b->kinds && a->last_kinds == b->last_kinds &&
           a->all_kinds == b->all_kinds && a->texts == b->texts && a->before == b->before &&
           a->after == b->after;
}

void heard_join(Heard *all, const Heard *more, uint32_t behind)
{
    all->about |= more->about;
    all->kinds |= more->kinds;
    all->last_kinds |= more->last_kinds;
    all->all_kinds |= more->all_kinds;
    all->texts |= more->texts;
    if (all->before + behind < more->before) all->before = more->before - behind;
    if (more->after && all->after < more->after + behind) all->after = more->after + behind;
}

Hearing hear_apart(const Model *m)
{
    Hearing outer = *m->hearing;
    if (!outer.is_on) return outer;
    start_part(m->hearing);
    return outer;
}

Hearing hear_back_from(const Model *m, const Hearing *outer)
{
    if (!outer->is_on) return *outer;
    hear_edges(m);
    Hearing apart = *m->hearing;
    *m->hearing = *outer;
    m->hearing->number = apart.number + 1; // the outer part does not know what was recorded apart
    hear_again(m, &apart);
    return apart;
}

void hear_again(const Model *m, const Hearing *apart)
{
    if (!m->hearing->is_on) return;
    heard_join(&m->hearing->heard, &apart->heard, 0);
    for (uint32_t i = 0; i < apart->told_count; i++) hear_told(m, apart->told[i]);
}

bool hears_own(const Model *m, uint32_t step)
{
    return m->hearing->step == step;
}

void hear(const Model *m, uint32_t about)
{
    m->hearing->heard.about |= about;
}

static bool is_told_of(const Hearing *h, uint32_t step)
{
    for (uint32_t i = 0; i < h->told_count; i++)
        if (h->told[i] == step) return true;
    return false;
}

// Whether a dependency on the whole file covers this instruction, so that it changes the digest.
static bool is_of_file(const Model *m, uint32_t step)
{
    const Heard *heard = &m->hearing->heard;
    InstrKind kind = (InstrKind)m->step[step].instr_kind;
    if (kind == K_FROM) return heard->about & HEARD_ALL_STAGES;
    if (kind == K_ARG || kind == K_ENV) return heard->about & HEARD_ALL_VARS;
    if (heard->about & HEARD_ALL_USES && use_from(m, step) < use_from(m, step + 1)) return true;
    return heard->all_kinds >> kind & 1;
}

void hear_told(const Model *m, uint32_t step)
{
    Hearing *h = m->hearing;
    if (!h->is_on || step == NO_STEP || step == h->step) return;
    if (h->step == NO_STEP && h->told_count == TOLD_MAX) return;
    if (is_told_of(h, step)) return;
    if (h->told_count < TOLD_MAX)
        h->told[h->told_count++] = step;
    else if (!is_of_file(m, step))
        hear_item(m, m->step[step].item); // no room: record the whole range up to the step
}

// In a rule about the file, items of the last stage are counted from the end of the file and others from its start: what
// the rule reads of the image that ships does not depend on the stages above. NO_STEP: it saw the start of the file.
static void hear_item_of_file(const Model *m, Heard *heard, uint32_t item)
{
    const Stage *last = m->stage_count ? &m->stage[m->stage_count - 1] : NULL;
    uint32_t first = m->step_count ? m->step[0].item : 0;
    if (item == NO_STEP) item = first;
    if (!last || item <= first || item < m->step[last->from].item) {
        if (heard->after <= item) heard->after = item + 1;
    } else {
        uint32_t before = item < m->items->count ? m->items->count - item : 1;
        if (heard->before < before) heard->before = before;
    }
}

// Records that an item was read. An item number that does not exist means that the caller saw the start (NO_STEP) or the
// end of the file.
void hear_item(const Model *m, uint32_t item)
{
    Hearing *h = m->hearing;
    Heard *heard = &h->heard;
    if (!h->is_on) return;
    if (h->step == NO_STEP) {
        hear_item_of_file(m, heard, item);
    } else if (item == NO_STEP) {
        if (heard->before < h->item + 1) heard->before = h->item + 1;
    } else if (item < h->item) {
        if (heard->before < h->item - item) heard->before = h->item - item;
    } else if (heard->after < item - h->item) {
        heard->after = item - h->item;
    }
}

// A step that borders on the row of steps read so far is always recorded, also when an answer has
// named it: an edit can insert a step in between.
void hear_read(const Model *m, uint32_t step)
{
    Hearing *h = m->hearing;
    if (!h->is_on || step == h->step) return;
    bool is_next = step + 1 == h->first || step == h->last + 1;
    bool is_any = is_of_file(m, step);
    if (!is_next && (is_any || is_told_of(h, step))) return;
    if (is_any && h->step == NO_STEP && h->last != NO_STEP) {
        hear(m, HEARD_ROW);
        return;
    }
    if (step < h->first) h->first = step;
    if (h->last == NO_STEP || h->last < step) h->last = step;
    hear_item(m, m->step[step].item);
}

static void hear_edge(const Model *m, uint32_t step)
{
    const Hearing *h = m->hearing;
    bool is_any = is_of_file(m, step);
    if (is_any && h->step == NO_STEP && h->last != NO_STEP)
        hear(m, HEARD_ROW);
    else if (is_told_of(h, step) || (is_any && h->step != NO_STEP))
        hear_item(m, m->step[step].item);
}

// Whether an answer may have named steps that were not read.
static bool has_told(const Hearing *h)
{
    return h->told_count || h->heard.all_kinds ||
           h->heard.about & (HEARD_ALL_STAGES | HEARD_ALL_VARS | HEARD_ALL_USES);
}

// When the row of read steps reaches up to a step that an answer named, or to an end of the file,
// records that border too: an edit can insert a step there.
void hear_edges(const Model *m)
{
    const Hearing *h = m->hearing;
    uint32_t after = h->last + 1;
    if (!h->is_on) return;
    if (h->first == 0)
        hear_item(m, NO_STEP);
    else if (h->first != NO_STEP && has_told(h))
        hear_edge(m, h->first - 1);
    if (after == m->step_count)
        hear_item(m, m->items->count);
    else if (has_told(h))
        hear_edge(m, after);
}

static bool is_used(const Model *m, uint32_t step, uint32_t stage)
{
    for (uint32_t i = use_from(m, step); i < m->use_count && m->use[i].step == step; i++)
        if (m->use[i].stage == stage) return true;
    return false;
}

// Whether a stage that the step names is `stage` or is based on it.
static bool is_under_use(const Model *m, uint32_t step, uint32_t stage)
{
    if (step == NO_STEP || !m->step[step].is_told) return false;
    for (uint32_t i = use_from(m, step); i < m->use_count && m->use[i].step == step; i++)
        if (m->use[i].stage != NO_STAGE && is_on_chain(m, stage, m->use[i].stage)) return true;
    return false;
}

static uint32_t own_stage_index(const Model *m)
{
    const Hearing *h = m->hearing;
    return h->is_on && h->step != NO_STEP ? m->step[h->step].stage : NO_STAGE;
}

// Records a question about a stage as the narrowest dependency: `own` for the step's own stage,
// `chain` for one on its FROM chain, HEARD_USED for a stage that the step names or one below that,
// else `all`.
static void hear_near(const Model *m, uint32_t stage, uint32_t own, uint32_t chain, uint32_t all)
{
    if (!m->hearing->is_on) return;
    uint32_t here = own_stage_index(m);
    if (here == NO_STAGE)
        hear(m, all);
    else if (here == stage)
        hear(m, own);
    else if (is_on_chain(m, stage, here))
        hear(m, chain);
    else
        hear(m, is_under_use(m, m->hearing->step, stage) ? HEARD_USED : all);
}

void hear_needed(const Model *m, uint32_t stage)
{
    hear(m, own_stage_index(m) == stage ? HEARD_FROM : HEARD_NEEDED);
}

void hear_stage(const Model *m, uint32_t stage)
{
    const Hearing *h = m->hearing;
    if (!h->is_on) return;
    uint32_t here = own_stage_index(m);
    bool is_other = here != NO_STAGE && here != stage && !is_on_chain(m, stage, here);
    if (is_other && is_used(m, h->step, stage))
        hear(m, HEARD_USES);
    else
        hear_near(m, stage, HEARD_STAGE, HEARD_CHAIN, HEARD_ALL_STAGES);
    hear_told(m, m->stage[stage].from);
}

void hear_base(const Model *m, uint32_t stage)
{
    hear_near(m, stage, HEARD_BASE, HEARD_BASES, HEARD_ALL_BASES);
}

// The image at the end of the FROM chain; hear_root takes a step instead of a stage.
void hear_root_of(const Model *m, uint32_t stage)
{
    hear_near(m, stage, HEARD_ROOT, HEARD_ROOT, HEARD_ALL_STAGES);
}

static bool is_of_own_stage(const Model *m, uint32_t step)
{
    uint32_t own = own_stage_index(m);
    return own != NO_STAGE && step < m->step_count && m->step[step].stage == own;
}

void hear_root(const Model *m, uint32_t step)
{
    hear(m, is_of_own_stage(m, step) ? HEARD_ROOT : HEARD_ALL_STAGES);
}

void hear_windows(const Model *m, uint32_t step)
{
    hear(m, is_of_own_stage(m, step) ? HEARD_WINDOWS : HEARD_ALL_STAGES);
}

// Whether `step` and the step that the rule runs on have the same latest instruction of the kind.
// Then that dependency, and the items in between, cover the question.
static bool is_heard_here(const Model *m, uint32_t step, InstrKind kind)
{
    uint32_t own = m->hearing->step;
    return own != NO_STEP && step < own && m->step[step].stage == m->step[own].stage &&
           latest_before(m, step, kind) == latest_before(m, own, kind);
}

// Whether the step stands before the one that the rule runs on, in the same stage.
static bool is_before_here(const Model *m, uint32_t step)
{
    uint32_t own = m->hearing->step;
    return own != NO_STEP && step < own && m->step[step].stage != NO_STAGE &&
           m->step[step].stage == m->step[own].stage;
}

// The stage of a step. For an earlier step of the rule's own stage HEARD_STAGE is enough: it cannot
// move to another stage unless this stage changes.
void hear_stage_of(const Model *m, uint32_t step)
{
    bool is_here = hears_own(m, step) || is_before_here(m, step);
    hear(m, is_here ? HEARD_STAGE : HEARD_ALL_STAGES);
}

// All instructions of a kind. In a rule about the file also which of them share a stage; FROMs need
// HEARD_ALL_STAGES.
void hear_kind(const Model *m, InstrKind kind)
{
    m->hearing->heard.all_kinds |= 1u << kind;
    if (kind == K_FROM || m->hearing->step != NO_STEP) hear(m, HEARD_ALL_STAGES);
}

bool hears_kind_of(const Model *m, uint32_t step)
{
    const Hearing *h = m->hearing;
    return h->step == NO_STEP && h->heard.all_kinds >> m->step[step].instr_kind & 1;
}

// Whether `step` stands in the stage of the rule's step. For a later step, up to the end of the
// stage, the items in between cover it; an earlier one is covered when it was read, else by the
// stage.
void hear_beside(const Model *m, uint32_t step)
{
    const Hearing *h = m->hearing;
    uint32_t own = own_stage_index(m);
    if (!h->is_on || step == h->step) return;
    uint32_t item = m->step[step].item;
    if (own != NO_STAGE && h->step < step && step <= m->part[own].end)
        hear_item(m, item);
    else if (!is_before_here(m, step) || h->heard.before < h->item - item)
        hear_stage_of(m, step);
}

// For a step in a stage that the rule's step names: all that is in effect there stands between the
// first FROM of its chain and the rule's step, or before all FROMs. Returns false for other steps.
static bool hear_back(const Model *m, uint32_t step)
{
    uint32_t own = m->hearing->step;
    bool is_before = m->hearing->is_on && own != NO_STEP && step < own;
    if (!is_before || m->step[step].stage == NO_STAGE) return false;
    uint32_t stage = m->step[step].stage;
    if (!is_under_use(m, own, stage)) return false;
    hear_item(m, m->step[root_of(m, &m->stage[stage])->from].item);
    hear(m, HEARD_USED | HEARD_GLOBAL_VARS);
    return true;
}

// The latest instruction of a kind before an earlier step of the same stage: covered by the items
// from that instruction on, or from the FROM when there is none.
static bool hear_latest_here(const Model *m, uint32_t step, InstrKind kind)
{
    if (!is_before_here(m, step)) return false;
    const Stage *stage = &m->stage[m->step[step].stage];
    uint32_t latest = latest_before(m, step, kind);
    bool is_here = latest != NO_STEP && m->step[latest].stage == m->step[step].stage;
    if (!is_here && stage->base_kind == BASE_STAGE) return false;
    hear(m, HEARD_STAGE);
    hear_item(m, m->step[is_here ? latest : stage->from].item);
    return true;
}

void hear_latest(const Model *m, uint32_t step, InstrKind kind)
{
    Hearing *h = m->hearing;
    if (!h->is_on) return;
    if (step == h->step) {
        h->heard.kinds |= 1u << kind;
        return;
    }
    if (is_heard_here(m, step, kind)) {
        h->heard.kinds |= 1u << kind;
        hear_item(m, m->step[step].item);
        return;
    }
    if (step < m->step_count && (hear_latest_here(m, step, kind) || hear_back(m, step))) return;
    h->heard.all_kinds |= 1u << kind;
    bool is_same =
        h->step != NO_STEP && step < m->step_count && m->step[step].stage == m->step[h->step].stage;
    hear(m, is_same ? HEARD_STAGE | HEARD_CHAIN : HEARD_ALL_STAGES);
}

// Whether the variables that an earlier step sees are among those that the rule's step sees.
static bool is_seen_here(const Model *m, uint32_t step)
{
    uint32_t own = m->hearing->step, stage = m->step[step].stage;
    return own != NO_STEP && step < own && m->step[own].instr_kind != K_FROM && stage != NO_STAGE &&
           is_on_chain(m, stage, m->step[own].stage);
}

void hear_vars(const Model *m, uint32_t step)
{
    if (!m->hearing->is_on) return;
    if (step == m->hearing->step)
        hear(m, HEARD_VARS);
    else if (m->step[step].instr_kind == K_FROM)
        hear(m, HEARD_GLOBAL_VARS);
    else if (is_seen_here(m, step))
        hear(m, HEARD_VARS);
    else if (!hear_back(m, step))
        hear(m, HEARD_ALL_VARS);
}
