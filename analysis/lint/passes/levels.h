// The levels that settings give to rules.
#ifndef FL_LINT_PASSES_LEVELS_H
#define FL_LINT_PASSES_LEVELS_H

#include "lint/sink.h"

// What the settings say, ready to be asked. Lives as long as the config is not another.
typedef struct Levels Levels;
const Levels *levels_read(Arena *a, const FlConfig *config);

// Whether the rule has to run. An error of the builder is switched off by its own id only.
bool levels_want(const Levels *levels, uint32_t row);

// Whether the settings ask for findings like this one, by level or selection.
bool levels_ask_for(const Levels *levels, const Model *m, const Finding *f);

// Whether a name in a comment stands for a rule that runs, and that the name may silence.
bool levels_may_find(const Levels *levels, Str name);

// Gives each finding its level, and drops those that are off or not selected.
void levels_apply(const Levels *levels, const Model *m, Sink *sink);

#endif
