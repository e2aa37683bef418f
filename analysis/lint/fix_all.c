// The fixes of findings as hosts ask for them: of one, or all at once.
#include "lint/offers.h"

enum { MAX_PASSES = 10 };

Offers offers_of(Arena *a, const FlDoc *doc, const Finding *found)
{
    Offers offers = {0};
    if (!found->rule->fix) return offers;
    Fix fix = {.arena = a, .model = doc->model, .offers = &offers};
    found->rule->fix(&fix, found);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < offers.count; i++) {
        edits_sort(a, &offers.item[i].edits);
        if (offers.item[i].edits.count) offers.item[kept++] = offers.item[i];
    }
    offers.count = kept;
    return offers;
}

static FlAction action_of(const FlFinding *finding, const Offer *offer)
{
    return (FlAction){
        .title = offer->title,
        .kind = FL_QUICKFIX,
        .edits = {offer->edits.item, offer->edits.count},
        .is_safe = offer->safety == FIX_SAFE,
        .has_finding = true,
        .finding = *finding,
    };
}

// The best fix of a folded finding at all its places.
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

FlActions fl_fixes(Arena *a, FlDoc *doc, uint32_t number)
{
    doc_lint(doc);
    if (doc->finding_count <= number) return (FlActions){0};
    const Finding *f = doc->finding[number];
    Offers offers = offers_of(a, doc, f);
    if (f->folded && offers.count) {
        Offer all = offer_everywhere(a, doc, f, &offers.item[0]);
        VEC_PUSH(a, &offers, all);
    }
    FlFinding finding = finding_view(a, doc, number);
    FlAction *item = arena_new(a, FlAction, offers.count);
    for (uint32_t i = 0; i < offers.count; i++) item[i] = action_of(&finding, &offers.item[i]);
    if (offers.count) item[0].is_preferred = true;
    return (FlActions){item, offers.count};
}

// Which bytes the edits of a pass touch already: one bit each.
typedef struct Cover {
    uint64_t *bit;
} Cover;

// An insertion touches the byte that it stands before.
static uint32_t edit_end(const FlEdit *e)
{
    return e->span.start < e->span.end ? e->span.end : e->span.start + 1;
}

static bool is_free(const Cover *c, const Edits *edits)
{
    for (uint32_t i = 0; i < edits->count; i++)
        for (uint32_t at = edits->item[i].span.start; at < edit_end(&edits->item[i]); at++)
            if (c->bit[at / 64] >> at % 64 & 1) return false;
    return true;
}

static void take(Arena *a, Cover *c, const Edits *offered, Edits *taken)
{
    for (uint32_t i = 0; i < offered->count; i++) {
        FlEdit e = offered->item[i];
        for (uint32_t at = e.span.start; at < edit_end(&e); at++)
            c->bit[at / 64] |= 1ull << at % 64;
        e.text = str_copy(a, e.text);
        VEC_PUSH(a, taken, e);
    }
}

// What fix-all may use: nothing weaker than this.
typedef struct Pass {
    Arena *arena;
    FlDoc *doc;
    int safety;
} Pass;

static void take_fix(const Pass *p, const Finding *f, Cover *cover, Edits *taken)
{
    Offers offers = offers_of(p->arena, p->doc, f);
    for (uint32_t i = 0; i < offers.count; i++) {
        Offer *offer = &offers.item[i];
        if (p->safety == FIX_SAFE && offer->safety != FIX_SAFE) continue;
        if (is_free(cover, &offer->edits)) take(p->arena, cover, &offer->edits, taken);
        return;
    }
}

// Where edits overlap, those of a more severe finding go first, then those of an earlier one (rules.md 1.4). An offer is
// taken as a whole or not at all; the rest waits for the next pass.
static Edits take_fixes(const Pass *p)
{
    Edits taken = {0};
    Cover cover = {arena_new(p->arena, uint64_t, fl_length(p->doc) / 64 + 1)};
    for (int severity = FL_ERROR; FL_OFF < severity; severity--) {
        for (uint32_t i = 0; i < p->doc->finding_count; i++) {
            const Finding *f = p->doc->finding[i];
            if ((int)f->severity == severity) take_fix(p, f, &cover, &taken);
        }
    }
    edits_sort(p->arena, &taken);
    return taken;
}

static Str apply(Arena *a, Str text, const Edits *edits)
{
    Out o = out_on(a);
    uint32_t at = 0;
    for (uint32_t i = 0; i < edits->count; i++) {
        const FlEdit *e = &edits->item[i];
        out_str(&o, str_cut(text, at, e->span.start));
        out_str(&o, e->text);
        at = e->span.end;
    }
    out_str(&o, str_skip(text, at));
    return out_done(&o);
}

static uint32_t error_count(FlDoc *doc)
{
    uint32_t count = 0;
    doc_lint(doc);
    for (uint32_t i = 0; i < doc->finding_count; i++)
        if (doc->finding[i]->severity == FL_ERROR) count++;
    return count;
}

// Works on a copy, so that the document stays as it is. A pass that makes the file worse is taken back.
static FlEdits fix_all(Arena *a, FlDoc *doc, int safety)
{
    FlConfig config = doc->config;
    config.is_editor = config.is_folding = false;
    Str text = fl_text(a, doc);
    Pass pass = {a, fl_open(text), safety};
    fl_configure(pass.doc, &config);
    Pieces *pieces = pieces_of(a, text.len);
    FlEdits result = {0};
    uint32_t errors = error_count(pass.doc);
    for (uint32_t n = 0; n < MAX_PASSES; n++) {
        Edits edits = take_fixes(&pass);
        if (!edits.count) break;
        text = apply(a, text, &edits);
        fl_replace(pass.doc, text);
        if (errors < error_count(pass.doc)) break;
        errors = error_count(pass.doc);
        pieces_edit(a, pieces, &edits);
        result = pieces_edits(a, pieces);
    }
    fl_close(pass.doc);
    return result;
}

FlEdits fl_fix_all(Arena *a, FlDoc *doc)
{
    return fix_all(a, doc, FIX_SAFE);
}

FlEdits fl_fix_all_unsafe(Arena *a, FlDoc *doc)
{
    return fix_all(a, doc, FIX_ASK);
}
