// What an open document holds: the items, and what was made of them for this revision.
#ifndef FL_LINT_OPEN_DOCUMENT_H
#define FL_LINT_OPEN_DOCUMENT_H

#include "analysis.h"
#include "lint/rule.h"
#include "model/context.h"
#include "model/facts.h"
#include "text/position.h"

struct FlDoc {
    Items items; // lives as long as the document
    FlConfig config;
    Arena told;             // what was made of the config; reset with it
    const FlRuleSet *rules; // of the config, or in `told`; NULL until the first check
    Texts *texts;           // that rules look for; NULL until the first model. Host memory
    Found *file; // of each rule about the whole file; NULL until they were asked. Host memory
    uint32_t file_count;
    Arena revision;         // the model; reset when an edit changes what it holds
    Model *model;           // NULL until asked for
    struct Table *of_model; // what the engine keeps as long as the model, in `revision`
    Arena shown;            // the findings as they are shown; reset at the next doc_lint
    Finding **finding;      // the latest doc_lint, in the order of the text
    uint32_t finding_count;
    Finding **plain; // the same before any were folded
    uint32_t plain_count;
    bool is_linted, is_of_other_kind; // the latter: no Dockerfile, so that no rule was asked
    FlDoc
        *twin; // of a document that is checked once: where its repairs are tried; NULL until one is
    struct Journal *journal;      // what a trial has replaced so far; NULL when there is none
    uint32_t parsed;              // items the latest edit parsed
    TextCursors positions, lines; // where the latest ones were computed
    Arena work;                   // scratch of rules and answers
    Arena reads;                  // what was read of instructions, also before the latest edit
    Selections selections;        // what was selected in the context
};

// Findings that were folded into one, in the order of the text.
typedef struct Folded {
    Finding **item;
    uint32_t count;
} Folded;

// The model of the current revision, built when first asked for.
Model *doc_model(FlDoc *doc);

// The model is void.
void doc_drop_model(FlDoc *doc);

// Forgets all that was found. What is told by the config may have changed.
void doc_forget(FlDoc *doc);

// The same, and the model is void too: other things are told of builds.
void doc_told(FlDoc *doc);

// A joined range of the instruction at `item` (or of its trigger) as bytes of the document.
Span doc_span(const FlDoc *doc, uint32_t item, const Instr *in, Span joined);

// Makes sure that doc->finding holds the findings of this revision.
void doc_lint(FlDoc *doc);

#endif
