// Where the findings of the checks gather. Lives for one revision.
#ifndef FL_LINT_SINK_H
#define FL_LINT_SINK_H

#include "base/vec.h"
#include "lint/open_document.h"
#include "lint/table.h"

struct Levels; // passes/levels.h

typedef struct Sink {
    Finding **item;
    uint32_t count, room;
} Sink;

// What the comments of the file silence, and where. Lives as long as the model.
typedef struct Scopes Scopes;
const Scopes *scopes_read(Arena *a, const FlDoc *doc, const Model *m);

// Puts the findings in the order of the text: by place, then by id.
void sink_sort(Arena *a, Sink *s);

// Marks the findings of instructions that do not end where they were meant to.
void doubt(Sink *s);

// The passes over the sorted findings; each may only drop some, or refine them.
void winners_resolve(Arena *a, const Model *m, Sink *s); // one finding a problem (linting.md 1.8)
void voids_drop(const Model *m, Sink *s);                // text that was not meant
void suppress(const Scopes *scopes, const struct Levels *levels,
              Sink *s); // comments that silence (4.1)
void profile_apply(const FlDoc *doc, const Model *m, Sink *s);
Sink folded(Arena *a, const Sink *s); // 1.2; those in `s` stay as they are

// Whether its codes are those in the table, untouched.
bool codes_are_of_rule(const Finding *f);

// The name of the builder's check that a finding stands for, or empty.
Str finding_builder(const Finding *f);

// A finding as hosts see it; `number` is its place in doc->finding.
FlFinding finding_view(Arena *a, const FlDoc *doc, uint32_t number);

#endif
