// An open document: its items and all that was computed from them.
#ifndef FL_LINT_OPEN_DOCUMENT_H
#define FL_LINT_OPEN_DOCUMENT_H

#include "analysis.h"
#include "lint/rule.h"
#include "model/context.h"
#include "model/facts.h"
#include "text/position.h"

struct FlDoc {
    Items items; // live as long as the document
    FlConfig config;
    Arena told;             // holds what was computed from the config; reset with it
    const FlRuleSet *rules; // from the config, or in `told`; NULL until the first check
    Texts *texts;           // texts that rules search for; NULL until the first model. Host memory
    Found *file; // cached results of the rules about the file; NULL until they ran. Host memory
    uint32_t file_count;
    Arena revision;         // holds the model; reset when an edit makes it invalid
    Model *model;           // NULL until it is needed
    struct Table *of_model; // what the engine caches as long as the model, in `revision`
    Arena shown;            // holds the findings; reset at the next doc_lint
    Finding **finding;      // results of the latest doc_lint, in text order
    uint32_t finding_count;
    Finding **plain; // the same, not folded
    uint32_t plain_count;
    bool is_linted, is_of_other_kind; // is_of_other_kind: it is no Dockerfile, and no rule ran
    FlDoc *twin;             // for is_once: the copy on which repairs are tried; NULL: none yet
    struct Journal *journal; // the changes of a running trial; NULL: none is running
    uint32_t parsed;         // how many items the latest edit parsed
    TextCursors positions, lines; // cursors of the latest position lookups
    Arena work;                   // scratch memory of rules and answers
    Arena reads;                  // parsed commands and mounts; may outlive an edit
    Selections selections;        // cache of what sources select in the context
};

// The findings that a folded finding stands for, in text order.
typedef struct Folded {
    Finding **item;
    uint32_t count;
} Folded;

// The model of the current revision; built or updated on demand.
Model *doc_model(FlDoc *doc);

// Invalidates the model.
void doc_drop_model(FlDoc *doc);

// Drops all cached findings and dependencies, after a change of the config.
void doc_forget(FlDoc *doc);

// The same, and invalidates the model, after a change of the build files' data.
void doc_told(FlDoc *doc);

// Converts joined offsets of the instruction `in` (that of `item`, or its trigger) to bytes of the
// document.
Span doc_span(const FlDoc *doc, uint32_t item, const Instr *in, Span joined);

// Brings doc->finding up to date.
void doc_lint(FlDoc *doc);

#endif
