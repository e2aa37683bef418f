// The gate that every repair passes before it is offered or written: it is applied to the document,
// the result is checked and compared with the state before, and then all is undone. It applies to
// all rules without their doing.
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

// A repair to be tried. Spans are bytes of the text at the beginning of the trial.
typedef struct Repair {
    const Finding
        *finding;  // must be gone afterwards; NULL: none. Of it only rule, place and items are used
    FlEdits edits; // sorted, not overlapping
    FlFileEdit file;
    bool may_change_form;
    bool sets_escape; // other instructions will be parsed differently
    bool must_lessen; // the number of the rule's findings must go down: the finding may have moved
} Repair;

// The edits of several repairs together, sorted.
Edits repairs_edits(Arena *a, const Repair *repair, uint32_t count);

typedef struct Trial Trial;

// Begins trials on the document, which nobody else may edit until trial_end. That restores the
// document and its findings. Lives in the arena.
Trial *trial_begin(Arena *a, FlDoc *doc);
void trial_end(Trial *t);

// Tries the repairs together, whose edits must not overlap. Returns whether they may be offered.
// Restores the document.
bool trial_passes(Trial *t, const Repair *repair, uint32_t count);

// The same, but if they pass they stay applied: the document with its new findings is the beginning
// of the next trial. Only for repairs without a file edit.
bool trial_takes(Trial *t, const Repair *repair, uint32_t count);

// The document as it is at the beginning of the next trial: with is_once a copy.
FlDoc *trial_doc(Trial *t);

// The fixes of finding `number` that pass their trial. `t` must have begun with `doc`.
FlActions fixes_tried(Arena *a, const FlDoc *doc, uint32_t number, Trial *t);

#endif
