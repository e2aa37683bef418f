// Opening, editing and closing documents.
#include "analysis.h"
#include "base/digest.h"
#include "lint/journal.h"
#include "lint/kept.h"
#include "lint/open_document.h"

void doc_drop_model(FlDoc *doc)
{
    if (doc->journal) journal_model(doc);
    arena_reset(&doc->revision);
    arena_reset(&doc->work);
    arena_reset(&doc->reads);
    doc->model = NULL;
    doc->of_model = NULL;
}

FlDoc *fl_open(Str text)
{
    FlDoc *doc = fl_host_alloc(NULL, sizeof *doc);
    *doc = (FlDoc){0};
    items_init(&doc->items, str_cut(text, 0, FL_TEXT_MAX));
    doc->items.drop = kept_drop;
    doc->parsed = doc->items.count;
    return doc;
}

static void close_twin(FlDoc *doc)
{
    fl_close(doc->twin);
    doc->twin = NULL;
}

void fl_close(FlDoc *doc)
{
    if (!doc) return;
    close_twin(doc);
    doc_forget(doc);
    arena_clear(&doc->revision);
    arena_clear(&doc->work);
    arena_clear(&doc->reads);
    arena_clear(&doc->shown);
    arena_clear(&doc->told);
    arena_clear(&doc->selections.arena);
    items_clear(&doc->items);
    fl_host_alloc(doc, 0);
}

// A digest of the comments for the linter. A lone `#` only matters if there are others.
static uint64_t remarks_of_items(const Items *items)
{
    return items->remarks ? digest_number(items->remarks, items->remark_ends) : 0;
}

static void after_edit(FlDoc *doc, uint64_t remarks, Replaced replaced)
{
    close_twin(doc);
    doc->parsed = replaced.added;
    bool is_same = remarks_of_items(&doc->items) == remarks;
    bool may_stay = doc->model && is_same && !model_is_worn(doc->model);
    bool stays = may_stay && model_take(doc->model, replaced, doc->journal);
    if (doc->journal) journal_edit(doc, stays);
    if (!stays) doc_drop_model(doc);
    doc->is_linted = false;
}

bool fl_edit(FlDoc *doc, Span replaced, Str with)
{
    uint32_t length = fl_length(doc), end = replaced.end < length ? replaced.end : length;
    uint32_t gone = replaced.start < end ? end - replaced.start : 0;
    if (FL_TEXT_MAX < with.len || FL_TEXT_MAX - with.len < length - gone) return false;
    uint64_t remarks = remarks_of_items(&doc->items);
    after_edit(doc, remarks, items_edit(&doc->items, replaced, with));
    return true;
}

bool fl_replace(FlDoc *doc, Str text)
{
    if (FL_TEXT_MAX < text.len) return false;
    uint64_t remarks = remarks_of_items(&doc->items);
    after_edit(doc, remarks, items_replace(&doc->items, text));
    return true;
}

enum { SMALL = 500 }; // so few items are checked quickly even without caches

void fl_rest(FlDoc *doc)
{
    doc_drop_model(doc);
    arena_clear(&doc->revision);
    arena_clear(&doc->work);
    arena_clear(&doc->reads);
    arena_clear(&doc->shown);
    arena_clear(&doc->selections.arena);
    arena_clear(&doc->told);
    doc->rules = doc->config.rule_set;
    doc->selections = (Selections){0};
    doc->finding = doc->plain = NULL;
    doc->finding_count = doc->plain_count = 0;
    doc->is_linted = false;
    if (doc->items.count <= SMALL) doc_forget(doc);
}

void doc_told(FlDoc *doc)
{
    close_twin(doc);
    doc_drop_model(doc);
    doc_forget(doc);
}

void fl_configure(FlDoc *doc, const FlConfig *config)
{
    doc_told(doc);
    arena_reset(&doc->told);
    doc->rules = config->rule_set;
    doc->config = *config;
    doc->is_linted = false;
}

uint32_t fl_length(const FlDoc *doc)
{
    return doc->items.total.at;
}

Str fl_text(Arena *a, const FlDoc *doc)
{
    return items_text(&doc->items, a);
}

Str fl_slice(Arena *a, const FlDoc *doc, Span span)
{
    return items_slice(&doc->items, a, span);
}

uint32_t fl_parsed(const FlDoc *doc)
{
    return doc->parsed;
}
