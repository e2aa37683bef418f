// Severities that settings give to rules.
#ifndef FL_LINT_PASSES_LEVELS_H
#define FL_LINT_PASSES_LEVELS_H

#include "lint/sink.h"

// The settings in a form for fast lookup. Valid as long as the config.
typedef struct Levels Levels;
const Levels *levels_read(Arena *a, const FlConfig *config);

// Whether the rule must run. A builder's error can be switched off only by its own id.
bool levels_want(const Levels *levels, uint32_t row);

// Whether a setting names this finding, by a level or a selection.
bool levels_ask_for(const Levels *levels, const Model *m, const Finding *f);

// Whether a name in a suppressing comment stands for a rule that runs and that the comment may
// silence.
bool levels_may_find(const Levels *levels, Str name);

// Sets the level of each finding, and drops those that are off or not selected.
void levels_apply(const Levels *levels, const Model *m, Sink *sink);

#endif
