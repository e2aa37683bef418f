// The best fix of each finding. All are tried together, and by halves where they do not pass: few
// trials then tell what fix-all would do.
#include "lint/offers.h"

enum { TRIALS_MAX = 100 }; // fixes not tried by then are accepted

// A finding and its offers; `offer` is the best one not refused so far.
typedef struct Choice {
    const Finding *finding;
    Offers offers;
    uint32_t offer;
    bool is_made;
} Choice;

typedef struct Choosing {
    Arena *arena;
    Trial *trial;
    Choice **choice; // the choices of one round, with their repairs
    Repair *repair;
    uint32_t count, trials;
} Choosing;

// Tries `count` choices from `first` on.
static void settle(Choosing *x, uint32_t first, uint32_t count)
{
    if (!count) return;
    bool passes = x->trials == TRIALS_MAX;
    if (!passes) {
        x->trials++;
        passes = trial_passes(x->trial, x->repair + first, count);
    }
    for (uint32_t i = first; passes && i < first + count; i++) x->choice[i]->is_made = true;
    if (passes) return;
    if (count == 1) {
        x->choice[first]->offer++;
        return;
    }
    settle(x, first, count / 2);
    settle(x, first + count / 2, count - count / 2);
}

static void add(Choosing *x, Choice *c)
{
    x->choice[x->count] = c;
    x->repair[x->count++] = repair_of(c->finding, &c->offers.item[c->offer]);
}

// A repair with a file edit is tried alone.
static void settle_alone(Choosing *x, Choice *c)
{
    x->count = 0;
    add(x, c);
    settle(x, 0, 1);
}

static const Offer *open_offer(const Choice *c)
{
    bool is_open = !c->is_made && c->offer < c->offers.count;
    return is_open ? &c->offers.item[c->offer] : NULL;
}

// Tries the offers that do not overlap; the rest waits for the next round. Safe ones go first, as
// fix-all applies them first. Returns false when none are left.
static bool settle_round(Choosing *x, const FlDoc *doc, Choice *choice, uint32_t count, int safety)
{
    Cover cover = cover_new(x->arena, fl_length(doc));
    x->count = 0;
    for (uint32_t i = 0; i < count; i++) {
        const Offer *offer = open_offer(&choice[i]);
        if (offer && offer->safety == safety && cover_takes(&cover, &offer->edits))
            add(x, &choice[i]);
    }
    bool is_over = !x->count;
    settle(x, 0, x->count);
    return !is_over;
}

static void settle_files(Choosing *x, Choice *choice, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        for (const Offer *o; (o = open_offer(&choice[i])) && o->file.path.len;)
            settle_alone(x, &choice[i]);
}

static void settle_all(Choosing *x, const FlDoc *doc, Choice *choice, uint32_t count)
{
    bool is_over = false;
    while (!is_over) {
        settle_files(x, choice, count);
        is_over = !settle_round(x, doc, choice, count, FIX_SAFE) &&
                  !settle_round(x, doc, choice, count, FIX_ASK);
    }
}

FlActions fl_best_fixes(Arena *a, FlDoc *doc)
{
    doc_lint(doc);
    uint32_t count = doc->finding_count, fixable = 0;
    Choice *choice = arena_new(a, Choice, count);
    FlAction *best = arena_new(a, FlAction, count);
    for (uint32_t i = 0; i < count; i++) {
        choice[i].finding = doc->finding[i];
        choice[i].offers = offers_with_folded(a, doc, doc->finding[i]);
        fixable += choice[i].offers.count != 0;
    }
    if (!fixable) return (FlActions){best, count};
    Choosing x = {.arena = a,
                  .trial = trial_begin(a, doc),
                  .choice = arena_new(a, Choice *, count),
                  .repair = arena_new(a, Repair, count)};
    settle_all(&x, doc, choice, count);
    trial_end(x.trial);
    for (uint32_t i = 0; i < count; i++) {
        if (!choice[i].is_made) continue;
        const Offer *offer = &choice[i].offers.item[choice[i].offer];
        best[i] = (FlAction){.title = offer->title,
                             .edits = {offer->edits.item, offer->edits.count},
                             .is_safe = offer->safety == FIX_SAFE};
    }
    return (FlActions){best, count};
}
