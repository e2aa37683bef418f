// A run ends where another begins: before a FROM, behind a SHELL, before a step at which one was kept, and when it is long.
#include "base/digest.h"
#include "model/inside.h"

enum { RUN_MOST = 32 }; // steps

typedef struct Run {
    uint32_t steps, items;
    uint64_t sum; // of its items
    Heard heard;
    bool has_found;
    uint8_t shell;
    uint32_t texts, texts_known;   // in its steps
    uint32_t kinds;                // that it holds
    uint8_t latest[KEYWORD_COUNT]; // where the last of each stands, counted from the first step
} Run;

static uint64_t sum_of(const Model *m, uint32_t item, uint32_t count)
{
    return items_mark(m->items, item + count).sum - items_mark(m->items, item).sum;
}

// What was heard together, and what else the steps of the run may have been told: their variables, and their uses.
static uint64_t digest_of(const Model *m, uint32_t first, uint32_t steps, const Heard *h)
{
    const Walk *w = m->walk;
    uint64_t d = digest_number(heard_digest(m, first, h), w->shell);
    if (h->about & HEARD_VARS) {
        d = digest_number(d, w->vars);
        for (uint32_t i = w->next_var; i < m->var_count && m->var[i].step < first + steps; i++)
            d = digest_number(d, m->var_digest[i]);
    }
    if (!(h->about & HEARD_USES)) return d;
    for (uint32_t i = use_from(m, first); i < m->use_count && m->use[i].step < first + steps; i++)
        d = digest_number(d, use_digest(m, &m->use[i]));
    return d;
}

static bool holds(const Model *m, uint32_t step, const Run *r)
{
    uint32_t item = m->step[step].item;
    bool is_same = item + r->items <= m->items->count && sum_of(m, item, r->items) == r->sum;
    return is_same && digest_of(m, step, r->steps, &r->heard) == r->heard.digest;
}

// The texts are looked for again when there are new ones, or when the words are read for another shell.
static uint32_t texts_of(const Model *m, uint32_t first, Run *r)
{
    const Walk *w = m->walk;
    if (r->texts_known == m->texts->count && r->shell == w->shell) return r->texts;
    r->texts = 0;
    for (uint32_t i = 0; i < r->steps; i++) r->texts |= texts_of_step(m, first + i, w->shell);
    r->texts_known = m->texts->count;
    r->shell = (uint8_t)w->shell;
    return r->texts;
}

// What its steps keep may change now, so that it would be wrong if it came to hold again.
static void drop(ItemFacts *facts)
{
    fl_host_alloc(facts->run, 0);
    facts->run = NULL;
}

uint32_t run_skip(Model *m, bool *has_found)
{
    Walk *w = m->walk;
    uint32_t first = w->step;
    ItemFacts *facts = facts_of(m->step[first].instr);
    Run *r = facts->run;
    if (!r) return first;
    if (!holds(m, first, r)) {
        drop(facts);
        return first;
    }
    uint32_t last = first + r->steps - 1;
    w->texts |= texts_of(m, first, r);
    for (uint32_t k = 0; r->kinds >> k; k++)
        if (r->kinds >> k & 1) w->latest[k] = first + r->latest[k];
    for (; w->next_var < m->var_count && m->var[w->next_var].step <= last; w->next_var++)
        w->vars = digest_number(w->vars, m->var_digest[w->next_var]);
    w->step = last;
    *has_found = r->has_found;
    return last + 1;
}

// Places count from the first step of the run.
static void join(const Model *m, uint32_t step, const Heard *heard)
{
    uint32_t behind = m->step[step].item - m->step[m->run->first].item;
    heard_join(&m->run->heard, heard, behind);
}

static bool is_complete(const Model *m, uint32_t last)
{
    if (m->facts.shell_count) return true; // the shell may change at any step
    if (last + 1 == m->step_count || last + 1 - m->run->first == RUN_MOST) return true;
    Instr *next = m->step[last + 1].instr;
    return next->kind == K_FROM || m->step[last].instr->kind == K_SHELL || facts_of(next)->run;
}

static Run make(const Model *m, uint32_t last)
{
    uint32_t first = m->run->first, item = m->step[first].item;
    Run r = {
        .steps = last + 1 - first,
        .items = m->step[last].item + 1 - item,
        .heard = m->run->heard,
        .has_found = m->run->has_found,
    };
    r.sum = sum_of(m, item, r.items);
    for (uint32_t i = 0; i < r.steps; i++) {
        uint32_t kind = m->step[first + i].instr_kind;
        if (K_UNKNOWN <= kind) continue;
        r.kinds |= 1u << kind;
        r.latest[kind] = (uint8_t)i;
    }
    return r;
}

// The digest is that of where the run starts. Texts that were asked for meanwhile are not known there.
static void keep(Model *m, uint32_t last)
{
    if (m->run->texts != m->texts->count) return;
    ItemFacts *facts = facts_of(m->step[m->run->first].instr);
    Run *r = facts->run = fl_host_alloc(NULL, sizeof *facts->run);
    *r = make(m, last);
    Walk now = *m->walk;
    *m->walk = m->run->start;
    r->heard.digest = digest_of(m, m->run->first, r->steps, &r->heard);
    *m->walk = now;
}

void run_add(Model *m, const Heard *heard, bool has_found)
{
    uint32_t step = m->walk->step;
    if (m->run->first == NO_STEP)
        *m->run = (NewRun){.start = *m->walk, .first = step, .texts = m->texts->count};
    join(m, step, heard);
    m->run->has_found |= has_found;
    if (!is_complete(m, step)) return;
    keep(m, step);
    m->run->first = NO_STEP;
}
