// Runs (heard.h). A run ends before a FROM, after a SHELL, before a step where another run begins,
// and after RUN_MOST steps. Its steps are divided into parts by how far their dependencies reach,
// each with a digest of its own: when one part is out of date, only its steps are visited.
#include "base/digest.h"
#include "model/inside.h"
#include <string.h>

enum { RUN_MOST = 32 }; // one bit for each step

typedef enum Part {
    PART_NEAR, // steps that depend on their own stage and on what seldom changes
    PART_FILE, // steps that also depend on other stages or the whole file
    PART_BASE, // steps that also depend on the text of a base
} Part;

typedef struct Run {
    uint32_t steps, items;
    uint64_t sum;                     // of its items' serial numbers
    Heard heard, heard_by[RUN_PARTS]; // dependencies of all steps; of the steps of each part
    uint32_t part[RUN_PARTS];         // bits of the steps in each part
    uint32_t found;                   // bits of the steps that have findings
    uint8_t shell;
    uint32_t texts, texts_known;   // bits of Texts in its steps; Texts.count when searched
    uint32_t kinds;                // bits of the kinds of its steps
    uint8_t latest[KEYWORD_COUNT]; // index in the run of the last step of each kind
} Run;

enum {
    SELDOM = HEARD_SYNTAX | HEARD_CONTEXT | HEARD_ANSWERS,
    OF_FILE = (HEARD_OF_FILE & ~SELDOM & ~HEARD_ALL_BASES) | HEARD_ROW | HEARD_ONE_STAGE |
              HEARD_CHAIN | HEARD_USES | HEARD_USED,
    OF_BASE = HEARD_BASE | HEARD_BASES | HEARD_ALL_BASES,
};

static Part part_of(const Heard *h)
{
    if (h->about & OF_BASE) return PART_BASE;
    return h->about & OF_FILE || h->all_kinds ? PART_FILE : PART_NEAR;
}

static uint64_t sum_of(const Model *m, uint32_t item, uint32_t count)
{
    return items_mark(m->items, item + count).sum - items_mark(m->items, item).sum;
}

// The digest of the joined dependencies of the steps in `part`, as seen from the first step. Added
// are the variables that the run's steps define and the stages they use, which steps further down
// depend on. HEARD_VARS of the first step counts only when it is in the part, as a FROM sees other
// variables than the steps behind it.
static uint64_t digest_of(const Model *m, uint32_t first, uint32_t steps, uint32_t part,
                          const Heard *h)
{
    const Walk *w = m->walk;
    Heard there = *h;
    if (!(part & 1)) there.about &= ~(uint32_t)HEARD_VARS;
    uint64_t d = digest_number(heard_digest(m, first, &there), w->shell);
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

// With comments that tell a shell, only runs of one step are reused: a comment before a FROM
// changes the shell of what follows, so that steps of one run may see different shells.
static bool is_same(const Model *m, uint32_t first, const Run *r)
{
    uint32_t item = m->step[first].item;
    if (m->facts.shell_count && 1 < r->steps) return false;
    return item + r->items <= m->items->count && sum_of(m, item, r->items) == r->sum;
}

static bool holds(const Model *m, uint32_t first, const Run *r, uint32_t part, const Heard *h)
{
    return h->digest && digest_of(m, first, r->steps, part, h) == h->digest;
}

// The bits of the steps whose part is out of date. Their digests are set to 0 until they are
// computed anew: the findings of these steps will change, so that an old digest must not match
// again.
static uint32_t steps_to_visit(const Model *m, uint32_t first, Run *r)
{
    uint32_t steps = 0;
    if (holds(m, first, r, 1, &r->heard)) return 0;
    r->heard.digest = 0;
    for (uint32_t i = 0; i < RUN_PARTS; i++) {
        if (!r->part[i] || holds(m, first, r, r->part[i], &r->heard_by[i])) continue;
        steps |= r->part[i];
        r->heard_by[i].digest = 0;
    }
    if (!steps) r->heard.digest = digest_of(m, first, r->steps, 1, &r->heard);
    return steps;
}

// The bits of Texts in the run's steps, searched again when there are new texts or when another
// shell reads the words.
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

static void drop(ItemFacts *facts)
{
    fl_host_alloc(facts->run, 0);
    facts->run = NULL;
}

// Moves the walk to the last step of the run, with the effects of all its steps.
static void pass(Model *m, uint32_t first, Run *r)
{
    Walk *w = m->walk;
    uint32_t last = first + r->steps - 1;
    w->texts |= texts_of(m, first, r);
    for (uint32_t rest = r->kinds; rest; rest &= rest - 1) {
        uint32_t kind = (uint32_t)__builtin_ctz(rest);
        w->latest[kind] = first + r->latest[kind];
    }
    for (; w->next_var < m->var_count && m->var[w->next_var].step <= last; w->next_var++)
        w->vars = digest_number(w->vars, m->var_digest[w->next_var]);
    w->step = last;
}

RunSteps run_skip(Model *m)
{
    uint32_t first = m->walk->step;
    ItemFacts *facts = facts_of(m->step[first].instr);
    Run *r = facts->run;
    if (!r) return (RunSteps){.end = first};
    if (!is_same(m, first, r)) {
        drop(facts);
        return (RunSteps){.end = first};
    }
    uint32_t visited = steps_to_visit(m, first, r);
    if (visited)
        *m->run = (NewRun){.start = *m->walk, .first = first, .texts = m->texts->count, .old = r};
    else
        pass(m, first, r);
    return (RunSteps){first + r->steps, visited, r->found};
}

// Adds the dependencies of a step; distances in the run count from its first step.
static void join(const Model *m, uint32_t step, const Heard *heard, Part part)
{
    uint32_t behind = m->step[step].item - m->step[m->run->first].item;
    heard_join(&m->run->heard[part], heard, behind);
    m->run->part[part] |= 1u << (step - m->run->first);
}

static bool is_complete(const Model *m, uint32_t last)
{
    if (m->facts.shell_count) return true; // a comment may change the shell at any step
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
        .found = m->run->found,
    };
    memcpy(r.part, m->run->part, sizeof r.part);
    r.sum = sum_of(m, item, r.items);
    for (uint32_t i = 0; i < r.steps; i++) {
        uint32_t kind = m->step[first + i].instr_kind;
        if (K_UNKNOWN <= kind) continue;
        r.kinds |= 1u << kind;
        r.latest[kind] = (uint8_t)i;
    }
    return r;
}

// Computes the digests of the parts just visited, and of all. The walk is set back to the run's
// first step for that.
static void add_digests(Model *m, Run *r)
{
    uint32_t first = m->run->first;
    Walk now = *m->walk;
    *m->walk = m->run->start;
    r->heard = (Heard){0};
    for (uint32_t i = 0; i < RUN_PARTS; i++) {
        Heard *h = &m->run->heard[i];
        if (m->run->part[i]) {
            h->digest = digest_of(m, first, r->steps, r->part[i], h);
            r->heard_by[i] = *h;
        }
        heard_join(&r->heard, &r->heard_by[i], 0);
    }
    r->heard.digest = digest_of(m, first, r->steps, 1, &r->heard);
    *m->walk = now;
}

// Stores the run. Not when texts were registered meanwhile: the state at the first step lacks their
// bits.
static void keep(Model *m, uint32_t last)
{
    Run *r = m->run->old;
    bool is_known = m->run->texts == m->texts->count;
    if (is_known && !r) {
        ItemFacts *facts = facts_of(m->step[m->run->first].instr);
        r = facts->run = fl_host_alloc(NULL, sizeof *facts->run);
        *r = make(m, last);
    }
    if (is_known) add_digests(m, r);
    m->run->first = NO_STEP;
}

static bool is_in(uint32_t steps, uint32_t number)
{
    return steps >> number & 1;
}

// A visited step of a stored run stays in its part.
static void add_again(Model *m, uint32_t step, const Heard *heard, bool has_found)
{
    Run *r = m->run->old;
    uint32_t number = step - m->run->first, left = 0;
    Part part = PART_NEAR;
    while (!is_in(r->part[part], number)) part++;
    join(m, step, heard, part);
    r->found = (r->found & ~(1u << number)) | (uint32_t)has_found << number;
    for (uint32_t i = 0; i < RUN_PARTS; i++)
        if (!r->heard_by[i].digest) left |= r->part[i];
    if (!(left >> number >> 1)) keep(m, step);
}

void run_add(Model *m, const Heard *heard, bool has_found)
{
    uint32_t step = m->walk->step;
    if (m->run->first != NO_STEP && m->run->old) {
        add_again(m, step, heard, has_found);
        return;
    }
    if (m->run->first == NO_STEP)
        *m->run = (NewRun){.start = *m->walk, .first = step, .texts = m->texts->count};
    join(m, step, heard, part_of(heard));
    m->run->found |= (uint32_t)has_found << (step - m->run->first);
    if (is_complete(m, step)) keep(m, step);
}
