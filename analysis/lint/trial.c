// Repairs are tried on the document itself, which is then restored: so a trial costs only what its
// edits touch.
#include "lint/trial.h"
#include "base/utf.h"
#include "fl_context.h"
#include "lint/candidate.h"
#include "lint/journal.h"

enum { FEW_EDITS = 8 }; // with more edits, the model is built anew once instead of after each

// What a trial sets aside of a document: its findings, and where the engine's scratch lies.
typedef struct Shown {
    Arena arena;
    Finding **finding, **plain;
    uint32_t finding_count, plain_count, parsed;
} Shown;

struct Trial {
    Arena work; // memory for one candidate, emptied before the next
    FlDoc *doc;
    Journal journal;
    Shown was;   // before the candidate
    Shown first; // before the first accepted edits
    Arena rules,
        spare;               // for candidates: scratch memory of their rules; their findings
    uint32_t changes, edits; // in the journal, before the candidate
    bool is_changed;         // some edits were accepted
};

static FlDoc *copy_of(Arena *a, const FlDoc *doc)
{
    FlDoc *copy = fl_open(fl_text(a, doc));
    FlConfig config = doc->config;
    config.rule_set = doc->rules;
    config.is_once = false;
    fl_configure(copy, &config);
    return copy;
}

// A document checked once (is_once) caches no findings, so that each trial would cost a full check:
// repairs are tried on a copy without is_once.
static FlDoc *doc_to_try(Arena *a, FlDoc *doc)
{
    if (!doc->config.is_once) return doc;
    if (!doc->twin) doc->twin = copy_of(a, doc);
    return doc->twin;
}

Trial *trial_begin(Arena *a, FlDoc *doc)
{
    Trial *t = arena_new(a, Trial, 1);
    doc_lint(doc);
    t->doc = doc_to_try(a, doc);
    doc_lint(t->doc);
    return t;
}

FlDoc *trial_doc(Trial *t)
{
    return t->doc;
}

// ---- Setting aside and restoring ----

static Shown shown_of(const FlDoc *doc)
{
    return (Shown){doc->shown,         doc->finding,     doc->plain,
                   doc->finding_count, doc->plain_count, doc->parsed};
}

static void show(FlDoc *doc, const Shown *shown)
{
    doc->shown = shown->arena;
    doc->finding = shown->finding;
    doc->plain = shown->plain;
    doc->finding_count = shown->finding_count;
    doc->plain_count = shown->plain_count;
    doc->parsed = shown->parsed;
    doc->is_linted = true;
}

static void swap(Arena *a, Arena *b)
{
    Arena was = *a;
    *a = *b;
    *b = was;
}

// What was read of instructions is forgotten with the scratch that it lies in.
static void leave_rules(Trial *t)
{
    if (t->doc->model) model_forget(t->doc->model);
    swap(&t->doc->work, &t->rules);
}

static void enter(Trial *t)
{
    t->was = shown_of(t->doc);
    t->doc->shown = t->spare;
    t->spare = (Arena){0};
    if (t->is_changed) return;
    journal_start(&t->journal, t->doc);
    swap(&t->doc->work, &t->rules);
}

static void free_shown(Trial *t, Arena *shown)
{
    arena_clear(&t->spare);
    arena_reset(shown);
    t->spare = *shown;
}

static void put_back(Trial *t)
{
    journal_undo(t->doc, t->changes);
    free_shown(t, &t->doc->shown);
    show(t->doc, &t->was);
    if (t->is_changed) return;
    journal_end(t->doc);
    leave_rules(t);
}

static void accept(Trial *t)
{
    if (t->is_changed)
        free_shown(t, &t->was.arena);
    else
        t->first = t->was;
    t->is_changed = true;
}

void trial_end(Trial *t)
{
    if (t->is_changed) {
        t->changes = 0;
        t->was = t->first;
        t->is_changed = false;
        put_back(t);
    }
    arena_clear(&t->work);
    arena_clear(&t->rules);
    arena_clear(&t->spare);
}

// ---- The edits ----

// The index of the first edit to be applied together with edit `end - 1`: all touch the same item
// or neighbouring ones, so that each item is parsed once.
static uint32_t cluster_start(const Items *items, const Edits *edits, uint32_t end)
{
    uint32_t start = end - 1;
    while (start) {
        uint32_t item = items_find(items, edits->item[start].span.start);
        if (items_find(items, edits->item[start - 1].span.end) + 1 < item) break;
        start--;
    }
    return start;
}

static void edit(Trial *t, const Edits *edits, uint32_t start, uint32_t end)
{
    FlEdit e = edits_as_one(&t->work, t->doc, edits->item + start, end - start);
    fl_edit(t->doc, e.span, e.text);
}

// From the end of the text to its start, so that the offsets of the remaining edits stay right.
static void edit_all(Trial *t, const Edits *edits)
{
    for (uint32_t end = edits->count, start; end; end = start) {
        start = cluster_start(&t->doc->items, edits, end);
        edit(t, edits, start, end);
    }
}

// An unclosed heredoc swallows the items below it at each edit, so then all edits are applied as
// one.
static Past apply(Trial *t, const Edits *edits)
{
    const Items *items = &t->doc->items;
    Past past;
    t->changes = t->journal.count;
    t->edits = t->journal.items.count;
    if (FEW_EDITS < edits->count) doc_drop_model(t->doc);
    if (!items->unclosed) edit_all(t, edits);
    if (!items->unclosed && past_read(&t->work, items, t->edits, &past)) return past;
    journal_undo(t->doc, t->changes);
    if (edits->count) edit(t, edits, 0, edits->count);
    past_read(&t->work, items, t->edits, &past);
    return past;
}

Edits repairs_edits(Arena *a, const Repair *repair, uint32_t count)
{
    Edits all = {0};
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < repair[i].edits.count; k++)
            VEC_PUSH(a, &all, repair[i].edits.item[k]);
    edits_sort(a, &all);
    return all;
}

// Edits may undo each other: a line that is moved over an equal one.
static bool changes_something(Trial *t, const Edits *edits)
{
    bool changes = false;
    uint32_t added = 0, removed = 0; // bytes
    for (uint32_t i = 0; i < edits->count; i++) {
        FlEdit e = edits->item[i];
        changes |= !str_eq(e.text, fl_slice(&t->work, t->doc, e.span));
        added += e.text.len;
        removed += e.span.end - e.span.start;
    }
    if (!changes || added != removed) return changes;
    FlEdit all = edits_as_one(&t->work, t->doc, edits->item, edits->count);
    return !str_eq(all.text, fl_slice(&t->work, t->doc, all.span));
}

// Whether byte `at` lies inside a UTF-8 character or a CRLF.
static bool splits_character(Trial *t, uint32_t at)
{
    if (!at || fl_length(t->doc) <= at) return false;
    Str around = fl_slice(&t->work, t->doc, (Span){at - 1, at + 1});
    if (str_is_z(around, "\r\n")) return true;
    return 0x80 <= (unsigned char)around.ptr[0] && utf_is_tail(around, 1);
}

// Whether the text begins or ends with a part of a UTF-8 character.
static bool has_part(Str text)
{
    return text.len && (utf_is_tail(text, 0) || !utf_before(text, text.len).is_valid);
}

static bool keeps_characters(Trial *t, const Edits *edits)
{
    for (uint32_t i = 0; i < edits->count; i++) {
        Span s = edits->item[i].span;
        if (splits_character(t, s.start) || splits_character(t, s.end)) return false;
        if (has_part(edits->item[i].text)) return false;
    }
    return true;
}

// ---- The trial ----

// The edit of another file that belongs to a single repair; NULL when there is none.
static const FlFileEdit *file_of(const Repair *repair, uint32_t count)
{
    return count == 1 && repair->file.path.len ? &repair->file : NULL;
}

// Applies the edits and compares the documents. `context` is the build context afterwards.
static bool is_good(Trial *t, const Edits *edits, const Repair *repair, uint32_t count,
                    const FlContext *context)
{
    FlDoc *doc = t->doc;
    Past past = apply(t, edits);
    Shift shift = shift_of(&t->work, edits);
    Candidate c = {.work = &t->work,
                   .doc = doc,
                   .items = &doc->items,
                   .past = &past,
                   .shift = &shift,
                   .repair = repair,
                   .count = count,
                   .before = t->was.plain,
                   .before_count = t->was.plain_count};
    if (!candidate_is_read_alike(&c)) return false;
    if (context != doc->config.context) {
        candidate_note_errors(&c);
        fl_set_context(doc, context);
    }
    doc_lint(doc);
    return candidate_is_better(&c);
}

static bool is_good_here(Trial *t, const Edits *edits, const Repair *repair, uint32_t count)
{
    enter(t);
    return is_good(t, edits, repair, count, t->doc->config.context);
}

// A different context voids all cached findings, so that a copy of the document is used.
static bool is_good_beside(Trial *t, const Edits *edits, const Repair *repair,
                           const FlFileEdit *file)
{
    FlDoc *doc = t->doc;
    if (!doc->config.context) return false;
    FlDoc *copy = copy_of(&t->work, doc);
    Trial *tried = trial_begin(&t->work, copy);
    enter(tried);
    bool good =
        is_good(tried, edits, repair, 1, fl_context_edited(&t->work, doc->config.context, file));
    put_back(tried);
    trial_end(tried);
    fl_close(copy);
    return good;
}

// Whether the edits change the text and split no character.
static bool is_clean(Trial *t, const Edits *edits)
{
    return changes_something(t, edits) && keeps_characters(t, edits);
}

bool trial_passes(Trial *t, const Repair *repair, uint32_t count)
{
    arena_reset(&t->work);
    Edits edits = repairs_edits(&t->work, repair, count);
    const FlFileEdit *file = file_of(repair, count);
    if (file) return keeps_characters(t, &edits) && is_good_beside(t, &edits, repair, file);
    if (!is_clean(t, &edits)) return false;
    bool good = is_good_here(t, &edits, repair, count);
    put_back(t);
    return good;
}

bool trial_takes(Trial *t, const Repair *repair, uint32_t count)
{
    arena_reset(&t->work);
    Edits edits = repairs_edits(&t->work, repair, count);
    if (!is_clean(t, &edits)) return false;
    bool good = is_good_here(t, &edits, repair, count);
    if (good)
        accept(t);
    else
        put_back(t);
    return good;
}
