// Where bytes go when a list of edits is made: from the text before to the one after, and back.
#ifndef FL_LINT_SHIFT_H
#define FL_LINT_SHIFT_H

#include "lint/edits.h"

typedef struct Shift {
    const Edits *edits;    // in order, not overlapping
    const uint32_t *after; // of each edit: where its text starts in the text after
} Shift;

// The edits have to stay as they are, for as long as it is asked.
Shift shift_of(Arena *a, const Edits *edits);

// Where something that starts at byte `at` starts now: after what is inserted right before it.
uint32_t shift_start(const Shift *s, uint32_t at);

// The bytes before of a span of the text after; what lies in new text is where the edit was.
Span shift_back(const Shift *s, Span after);

// Whether the edits change bytes of an item, join it to another, or delete all of it.
bool shift_touches(const Shift *s, Span item);
bool shift_deletes(const Shift *s, Span item);

// Whether a span of the text after holds new text.
bool shift_writes(const Shift *s, Span after);

#endif
