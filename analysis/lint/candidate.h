// Compares a document after the edits of repairs with the document before (trial.h).
#ifndef FL_LINT_CANDIDATE_H
#define FL_LINT_CANDIDATE_H

#include "lint/past.h"
#include "lint/shift.h"
#include "lint/trial.h"

typedef struct Candidate {
    Arena *work;
    FlDoc *doc;
    const Items *items; // the items after the edits
    const Past *past;
    const Shift *shift; // maps bytes before the edits to bytes after
    const Repair *repair;
    uint32_t count;
    Finding *const *before; // findings before the edits, not folded
    uint32_t before_count;
    struct SaidErrors *errors; // the errors among `before`; NULL until candidate_note_errors
    bool *explained;           // per old item: a repaired finding stands for it; NULL if none
} Candidate;

// Whether instructions that no edit touches are parsed as before, and comments stay above the same
// instructions.
bool candidate_is_read_alike(Candidate *c);

// Collects the errors of `before`. Call it before an action frees the cached findings.
void candidate_note_errors(Candidate *c);

// Whether the repaired findings are gone and no error is new. Call it after the document was
// checked again.
bool candidate_is_better(Candidate *c);

#endif
