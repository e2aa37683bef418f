// Applying edits to a text.
#ifndef FL_TESTS_APPLY_EDITS_H
#define FL_TESTS_APPLY_EDITS_H

#include "analysis.h"

// The text after the edits; fails the test when they overlap or are not in order.
Str edits_apply(Arena *a, Str text, FlEdits edits);

#endif
