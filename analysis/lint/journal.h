// A journal of what a trial (trial.h) replaces in a document: items with their cached facts, the
// model, and cached findings. It puts all of this back by pointer, so that a trial costs only what
// its edits touch and the document needs no check afterwards.
//
// The document must have been checked before the journal starts. While it runs, edits are made with
// fl_edit.
#ifndef FL_LINT_JOURNAL_H
#define FL_LINT_JOURNAL_H

#include "lint/open_document.h"

typedef struct Change Change;

typedef struct Journal {
    Arena arena;
    ItemLog items;
    Change *item; // in the order of time
    uint32_t count, room;
} Journal;

// Starts recording changes of the document.
void journal_start(Journal *j, FlDoc *doc);

// Undoes all changes but the first `count`.
void journal_undo(FlDoc *doc, uint32_t count);

// Undoes all changes, frees the records and detaches the journal.
void journal_end(FlDoc *doc);

// Record a change. journal_edit: items were edited; `is_taken`: the model was updated with them.
// journal_model: sets the model aside, as it is no longer valid. journal_found: a cached result is
// about to be replaced.
void journal_edit(FlDoc *doc, bool is_taken);
void journal_model(FlDoc *doc);
void journal_found(Journal *j, Found *found);

#endif
