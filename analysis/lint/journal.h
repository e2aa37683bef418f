// What a trial replaces in a document, so that all of it can be put back as it was, to the pointer: items with what is kept
// with them, the model, and what rules found that were asked again. So a trial costs what its edits touch, and the document
// needs no check after it.
//
// Trials begin with a checked document. Between the start and the end of a journal edits are made with fl_edit.
#ifndef FL_LINT_JOURNAL_H
#define FL_LINT_JOURNAL_H

#include "lint/open_document.h"

typedef struct Change Change;

typedef struct Journal {
    Arena arena;
    ItemLog items;
    Change *item; // the latest last
    uint32_t count, room;
} Journal;

// From here on what changes in the document is noted.
void journal_start(Journal *j, FlDoc *doc);

// Puts everything back that has changed since there were `count` changes.
void journal_undo(FlDoc *doc, uint32_t count);

// Puts everything back, and frees what was noted.
void journal_end(FlDoc *doc);

// To be told of each change: of items that were edited, with whether the model has taken them over; of a model that is void,
// which is put aside; of what is kept and is about to be replaced.
void journal_edit(FlDoc *doc, bool is_taken);
void journal_model(FlDoc *doc);
void journal_found(Journal *j, Found *found);

#endif
