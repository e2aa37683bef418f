// Opening, editing and closing documents.
#include "analysis.h"
#include "lint/kept.h"
#include "lint/state.h"

// What was made of the text before an edit is void.
static void forget(FlDoc *doc)
{
    arena_reset(&doc->revision);
    doc->model = NULL;
    doc->raw = NULL;
    doc->reuse = (Reuse){0};
    doc->finding = NULL;
    doc->finding_count = 0;
    doc->is_linted = false;
}

FlDoc *fl_open(Str text)
{
    FlDoc *doc = fl_host_alloc(NULL, sizeof *doc);
    *doc = (FlDoc){0};
    items_init(&doc->items, str_cut(text, 0, FL_TEXT_MAX));
    doc->items.drop = kept_drop;
    doc->items.leave = reuse_leave;
    doc->items.context = doc;
    doc->parsed = doc->items.count;
    return doc;
}

void fl_close(FlDoc *doc)
{
    if (!doc) return;
    arena_clear(&doc->revision);
    arena_clear(&doc->work);
    arena_clear(&doc->shown);
    items_clear(&doc->items);
    fl_host_alloc(doc, 0);
}

static void after_edit(FlDoc *doc, Replaced replaced)
{
    doc->parsed = replaced.added;
    if (!reuse_after(doc, replaced)) forget(doc);
    doc->is_linted = false;
}

bool fl_edit(FlDoc *doc, Span replaced, Str with)
{
    uint32_t length = fl_length(doc), end = replaced.end < length ? replaced.end : length;
    uint32_t gone = replaced.start < end ? end - replaced.start : 0;
    if (FL_TEXT_MAX < with.len || FL_TEXT_MAX - with.len < length - gone) return false;
    after_edit(doc, items_edit(&doc->items, replaced, with));
    return true;
}

bool fl_replace(FlDoc *doc, Str text)
{
    if (FL_TEXT_MAX < text.len) return false;
    after_edit(doc, items_replace(&doc->items, text));
    return true;
}

// A profile may switch on local rules that have not run yet.
static void drop_kept(FlDoc *doc)
{
    for (uint32_t i = 0; i < doc->items.count; i++) {
        Instr *in = items_at(&doc->items, i);
        if (in->cache) kept_drop(in->cache);
        in->cache = NULL;
    }
}

void fl_configure(FlDoc *doc, const FlConfig *config)
{
    forget(doc);
    if (doc->config.profile != config->profile) drop_kept(doc);
    doc->config = *config;
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

uint32_t fl_items(const FlDoc *doc)
{
    return doc->items.count;
}
