// The fixes of one finding.
#include "lint/offers.h"
#include "lint/trial.h"

static Offers ask(Arena *a, const FlDoc *doc, const Finding *found, bool is_untitled)
{
    Offers offers = {.is_untitled = is_untitled};
    if (!found->rule->fix || found->is_doubtful) return offers;
    Fix fix = {.at = at_step(a, doc->model, found->step), .offers = &offers};
    fix.row = found->row;
    fix.in_onbuild = found->in_onbuild;
    fix.in = finding_instr(doc->model, found);
    found->rule->fix(&fix, found);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < offers.count; i++) {
        edits_sort(a, &offers.item[i].edits);
        if (offers.item[i].edits.count || offers.item[i].file.path.len)
            offers.item[kept++] = offers.item[i];
    }
    offers.count = kept;
    return offers;
}

Offers offers_of(Arena *a, const FlDoc *doc, const Finding *found)
{
    return ask(a, doc, found, false);
}

static FlAction action_of(const FlFinding *finding, const Offer *offer)
{
    return (FlAction){
        .title = offer->title,
        .kind = FL_QUICKFIX,
        .edits = {offer->edits.item, offer->edits.count},
        .file = offer->file,
        .is_safe = offer->safety == FIX_SAFE,
        .has_finding = true,
        .finding = *finding,
    };
}

// The first offer, applied at all places that a folded finding stands for.
static Offer offer_everywhere(Arena *a, const FlDoc *doc, const Finding *f, const Offer *first)
{
    Offer all = {.safety = first->safety};
    uint32_t places = 1;
    for (uint32_t i = 0; i < first->edits.count; i++) VEC_PUSH(a, &all.edits, first->edits.item[i]);
    for (uint32_t i = 0; i < f->folded->count; i++) {
        Offers more = offers_of(a, doc, f->folded->item[i]);
        if (!more.count) continue;
        places++;
        if (more.item[0].safety == FIX_ASK) all.safety = FIX_ASK;
        for (uint32_t k = 0; k < more.item[0].edits.count; k++)
            VEC_PUSH(a, &all.edits, more.item[0].edits.item[k]);
    }
    edits_sort(a, &all.edits);
    all.title = str_fmt(a, "%.*s, at all %u places", STR_ARG(first->title), places);
    return all;
}

Offers offers_with_folded(Arena *a, const FlDoc *doc, const Finding *f)
{
    Offers offers = offers_of(a, doc, f);
    if (!f->folded || !offers.count) return offers;
    Offer all = offer_everywhere(a, doc, f, &offers.item[0]);
    VEC_PUSH(a, &offers, all);
    return offers;
}

static FlActions actions_of(Arena *a, const FlDoc *doc, uint32_t number, const Offers *offers)
{
    FlFinding finding = finding_view(a, doc, number);
    FlAction *item = arena_new(a, FlAction, offers->count);
    for (uint32_t i = 0; i < offers->count; i++) item[i] = action_of(&finding, &offers->item[i]);
    if (offers->count) item[0].is_preferred = true;
    return (FlActions){item, offers->count};
}

Repair repair_of(const Finding *f, const Offer *offer)
{
    return (Repair){.finding = f,
                    .edits = {offer->edits.item, offer->edits.count},
                    .file = offer->file,
                    .may_change_form = f->rule->fixes & FIX_FORM,
                    .sets_escape = offer->sets_escape};
}

FlActions fixes_tried(Arena *a, const FlDoc *doc, uint32_t number, Trial *t)
{
    const Finding *f = doc->finding[number];
    Offers offers = offers_with_folded(a, doc, f);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < offers.count; i++) {
        Repair repair = repair_of(f, &offers.item[i]);
        if (trial_passes(t, &repair, 1)) offers.item[kept++] = offers.item[i];
    }
    offers.count = kept;
    return actions_of(a, doc, number, &offers);
}

static bool may_be_fixed(FlDoc *doc, uint32_t number)
{
    doc_lint(doc);
    return number < doc->finding_count && doc->finding[number]->rule->fix;
}

FlActions fl_fixes(Arena *a, FlDoc *doc, uint32_t number)
{
    if (!may_be_fixed(doc, number)) return (FlActions){0};
    Trial *t = trial_begin(a, doc);
    FlActions actions = fixes_tried(a, doc, number, t);
    trial_end(t);
    return actions;
}

bool fl_may_fix(Arena *a, FlDoc *doc, uint32_t number)
{
    return may_be_fixed(doc, number) && ask(a, doc, doc->finding[number], true).count != 0;
}

bool fl_fix_beside(Arena *a, FlDoc *doc, FlAction *fix)
{
    bool is_found = false;
    doc_lint(doc);
    Trial *t = trial_begin(a, doc);
    for (uint32_t i = 0; i < doc->finding_count && !is_found; i++) {
        Offers offers = offers_of(a, doc, doc->finding[i]);
        if (!offers.count || !offers.item[0].file.path.len) continue;
        FlActions fixes = fixes_tried(a, doc, i, t);
        is_found = fixes.count && fixes.item[0].file.path.len;
        if (is_found) *fix = fixes.item[0];
    }
    trial_end(t);
    return is_found;
}
