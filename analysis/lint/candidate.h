// A document with the edits of a repair in it, compared with what it was before.
#ifndef FL_LINT_CANDIDATE_H
#define FL_LINT_CANDIDATE_H

#include "lint/past.h"
#include "lint/shift.h"
#include "lint/trial.h"

typedef struct Candidate {
    Arena *work;
    FlDoc *doc;
    const Items *items; // as they are now
    const Past *past;
    const Shift *shift; // where each byte has gone
    const Repair *repair;
    uint32_t count;
    Finding *const *before; // what was found, before any were folded
    uint32_t before_count;
    struct SaidErrors *errors; // among them; NULL until noted
    bool *explained;           // of each item of then; NULL when there are none
} Candidate;

// Whether all that no edit touches is read as it was, and comments stay where they belong.
bool candidate_is_read_alike(Candidate *c);

// Notes the errors that there were, before what is kept of findings goes.
void candidate_note_errors(Candidate *c);

// Whether what was to be repaired is, and nothing became wrong. The document has been checked.
bool candidate_is_better(Candidate *c);

#endif
