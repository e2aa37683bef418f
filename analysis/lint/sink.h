// Collects the findings of a check. Lives for one revision.
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

// What the suppressing comments of the file silence, and where. Lives as long as the model.
typedef struct Scopes Scopes;
const Scopes *scopes_read(Arena *a, const FlDoc *doc, const Model *m);

// Sorts the findings by place, then by id.
void sink_sort(Arena *a, Sink *s);

// Sets is_doubtful of findings in instructions that do not end where they were meant to.
void doubt(Sink *s);

// The passes over the sorted findings. Each drops or changes findings and adds none.
void winners_resolve(Arena *a, const Model *m, Sink *s); // linting.md 1.8
void voids_drop(const Model *m, Sink *s);                // misread text
void suppress(const Scopes *scopes, const struct Levels *levels,
              Sink *s); // comments, 4.1
void profile_apply(const FlDoc *doc, const Model *m, Sink *s);
Sink folded(Arena *a, const Sink *s); // 1.2; `s` stays unchanged

// Whether the finding's codes are those of its rule in the table.
bool codes_are_of_rule(const Finding *f);

// The name of the BuildKit check that a finding corresponds to, or empty.
Str finding_builder(const Finding *f);

// Converts a finding for the host. `number` is its index in doc->finding.
FlFinding finding_view(Arena *a, const FlDoc *doc, uint32_t number);

#endif
