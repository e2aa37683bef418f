// Changes are undone in reverse order.
#include "lint/journal.h"
#include "base/vec.h"
#include "lint/kept.h"

typedef enum ChangeKind { CHANGE_ITEMS, CHANGE_MODEL, CHANGE_FOUND } ChangeKind;

// A model set aside, with its memory.
typedef struct Aside {
    Arena revision;
    Model *model;
    struct Table *of_model;
} Aside;

struct Change {
    ChangeKind kind;
    bool is_taken; // the model was updated with the new items
    Found *found;
    union {
        Found was;
        Aside model;
    };
};

void journal_start(Journal *j, FlDoc *doc)
{
    *j = (Journal){0};
    doc->journal = j;
    doc->items.log = &j->items;
}

static void push(Journal *j, Change change)
{
    VEC_PUSH(&j->arena, j, change);
}

void journal_edit(FlDoc *doc, bool is_taken)
{
    push(doc->journal, (Change){.kind = CHANGE_ITEMS, .is_taken = is_taken});
}

void journal_model(FlDoc *doc)
{
    Aside aside = {doc->revision, doc->model, doc->of_model};
    push(doc->journal, (Change){.kind = CHANGE_MODEL, .model = aside});
    doc->revision = (Arena){0};
}

void journal_found(Journal *j, Found *found)
{
    push(j, (Change){.kind = CHANGE_FOUND, .found = found, .was = *found});
}

static void put_model(FlDoc *doc, const Aside *aside)
{
    arena_clear(&doc->revision);
    doc->revision = aside->revision;
    doc->model = aside->model;
    doc->of_model = aside->of_model;
    if (!doc->model) return;
    model_number(doc->model);
    model_forget(doc->model);
}

// Parts of the old result may still be in use.
static void put_found(Found *found, const Found *was)
{
    if (found->kept != was->kept) kept_free(found->kept);
    if (found->listeners && found->listeners != was->listeners) fl_host_alloc(found->listeners, 0);
    *found = *was;
}

static void undo(FlDoc *doc, const Change *c)
{
    switch (c->kind) {
    case CHANGE_ITEMS: {
        Replaced back = items_undo(&doc->items);
        if (c->is_taken) model_take(doc->model, back, true);
        break;
    }
    case CHANGE_MODEL: put_model(doc, &c->model); break;
    case CHANGE_FOUND: put_found(c->found, &c->was); break;
    }
}

void journal_undo(FlDoc *doc, uint32_t count)
{
    Journal *j = doc->journal;
    while (count < j->count) undo(doc, &j->item[--j->count]);
}

void journal_end(FlDoc *doc)
{
    Journal *j = doc->journal;
    journal_undo(doc, 0);
    arena_clear(&j->items.arena);
    arena_clear(&j->arena);
    doc->items.log = NULL;
    doc->journal = NULL;
}
