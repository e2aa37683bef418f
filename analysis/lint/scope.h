// Variables of the global scope that a stage uses without declaring them.
#ifndef FL_LINT_SCOPE_H
#define FL_LINT_SCOPE_H

#include "lint/rule.h"

// Whether the name is set in FROM lines, by an ARG before the first of them or by the builder itself, but not where
// `step` stands: by no definition among the first `limit`, and not by the base image as far as that is known.
bool name_is_out_of_scope(const Model *m, uint32_t step, uint32_t limit, Str name);

// A variable in the text of a RUN.
typedef struct ScopeUse {
    Str name;
    Span span; // joined
} ScopeUse;

typedef struct ScopeUses {
    ScopeUse *item;
    uint32_t count, room;
} ScopeUses;

// Those that the shell of a RUN replaces by nothing, as their names are out of scope and nothing in the RUN sets them or
// may: each name once, in the order of the text.
ScopeUses uses_out_of_scope(Arena *a, const Model *m, uint32_t step);

#endif
