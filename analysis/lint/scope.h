// Variables that a stage uses without declaring them, although FROM lines can see them.
#ifndef FL_LINT_SCOPE_H
#define FL_LINT_SCOPE_H

#include "lint/rule.h"

// Whether the name is visible in FROM lines (a global ARG or a preset) but not at `step`: among the
// first `limit` definitions none is visible there, and the base image does not set it as far as is
// known.
bool name_is_out_of_scope(const Model *m, uint32_t step, uint32_t limit, Str name);

// A variable in the text of a RUN.
typedef struct ScopeUse {
    Str name;
    Span span; // joined offsets
} ScopeUse;

typedef struct ScopeUses {
    ScopeUse *item;
    uint32_t count, room;
} ScopeUses;

// The variables that the RUN's shell expands to nothing: their names are out of scope, and nothing
// in the RUN sets them or may set them. Each name once, in text order.
ScopeUses uses_out_of_scope(Arena *a, const Model *m, uint32_t step);

#endif
