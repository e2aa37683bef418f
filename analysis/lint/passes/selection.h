// Sets of rules and codes, as comments name them.
#ifndef FL_LINT_PASSES_SELECTION_H
#define FL_LINT_PASSES_SELECTION_H

#include "lint/sink.h"

// Bits over the rows of rule_names (named as such) and over the rules (named by a glob or `all`). Lives for one revision.
typedef struct Selection {
    uint64_t *name, *broad;
} Selection;

// Whose comment it is; each tool knows its own names only.
typedef enum Speaker { SPEAKER_OURS, SPEAKER_HADOLINT, SPEAKER_TALLY } Speaker;

void selection_init(Arena *a, Selection *s);

// Adds one name. What is no name of a rule, code or glob changes nothing.
void selection_add(Selection *s, Speaker speaker, Str name);

// Whether the finding is in the set: by its id, by a code that it carries, by a glob or `all`. Errors only by id.
bool selection_has(const Selection *s, const Finding *f);

#endif
