// What an open document holds: the items, and what was made of them for this revision.
#ifndef FL_LINT_STATE_H
#define FL_LINT_STATE_H

#include "analysis.h"
#include "lint/reuse.h"
#include "lint/rule.h"
#include "model/model.h"
#include "text/position.h"

struct FlDoc {
    Items items; // lives as long as the document
    FlConfig config;
    Arena
        revision; // model and raw findings; reset at an edit that changes more than one instruction's own affairs
    Arena shown;       // the findings as they are shown; reset at the next doc_lint
    struct Raw *raw;   // what the rules said, in `revision`; NULL until they were asked
    Reuse reuse;       // what edits since then left valid
    Model *model;      // NULL until asked for
    Finding **finding; // the latest doc_lint, in the order of the text
    uint32_t finding_count;
    bool is_linted;
    uint32_t parsed;              // items the latest edit parsed
    TextCursors positions, lines; // where the latest ones were computed
    Arena work;                   // scratch of a check, between two of which it is empty
};

// Findings that were folded into one, in the order of the text.
typedef struct Folded {
    Finding **item;
    uint32_t count;
} Folded;

// The model of the current revision, built when first asked for.
Model *doc_model(FlDoc *doc);

// A joined range of the instruction at `item` (or of its trigger) as bytes of the document.
Span doc_span(const FlDoc *doc, uint32_t item, const Instr *in, Span joined);

// Makes sure that doc->finding holds the findings of this revision.
void doc_lint(FlDoc *doc);

#endif
