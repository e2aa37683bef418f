// The gate that every repair passes before it is offered or written: it is applied, and what comes of it is compared with
// what was there; then all is put back. No rule can forget this, because no rule is asked.
//
// A repair is refused when
//   - it changes nothing, the finding is still there at the same place, or another of the rule has come there and there are
//     no fewer of them;
//   - it cuts a character of several bytes, or CRLF, in two, or puts in a part of one;
//   - it makes a comment part of something else;
//   - there is an error that was not there, or a command that the shell does not understand to its end any more;
//   - an exec form became a shell form or the reverse, unless that is what the rule is for (FIX_FORM);
//   - an instruction that it does not edit is read in another way, unless it is to set the escape character, or the
//     finding stands for that instruction;
//   - a comment stands over another instruction than before.
#ifndef FL_LINT_TRIAL_H
#define FL_LINT_TRIAL_H

#include "lint/edits.h"
#include "lint/sink.h"

// What is tried. Spans are bytes of the text that the trial began with.
typedef struct Repair {
    const Finding *
        finding; // that should be gone; NULL for a change that repairs nothing. Rule, place and items are read
    FlEdits edits; // in order, not overlapping
    FlFileEdit file;
    bool may_change_form;
    bool sets_escape; // the rule knows how the other instructions will be read
    bool
        must_lessen; // there are fewer findings of the rule than before: it must not only have moved
} Repair;

// The edits of several repairs in the order of the text.
Edits repairs_edits(Arena *a, const Repair *repair, uint32_t count);

typedef struct Trial Trial;

// Begins trials on the document as it is. Nobody else may edit it until trial_end, which leaves it as it was, its findings
// too. Lives in the arena.
Trial *trial_begin(Arena *a, FlDoc *doc);
void trial_end(Trial *t);

// Whether the repairs, applied together, may be offered. Their edits must not overlap. Leaves the document as it was.
bool trial_passes(Trial *t, const Repair *repair, uint32_t count);

// The same, and those that may be offered are the new beginning: the document and its findings are as they make it. The
// repairs are of the document alone.
bool trial_takes(Trial *t, const Repair *repair, uint32_t count);

// The document, as it is at the latest beginning.
FlDoc *trial_doc(Trial *t);

// The fixes of finding `number` of the document, those that pass. The trial began with the same document.
FlActions fixes_tried(Arena *a, const FlDoc *doc, uint32_t number, Trial *t);

#endif
