// Maps byte offsets between the text before a list of edits and the text after it.
#ifndef FL_LINT_SHIFT_H
#define FL_LINT_SHIFT_H

#include "lint/edits.h"

typedef struct Shift {
    const Edits *edits;    // sorted, not overlapping
    const uint32_t *after; // of each edit: offset of its text in the text after
} Shift;

// Keeps a pointer to the edits, which must not change.
Shift shift_of(Arena *a, const Edits *edits);

// The new offset of something that started at byte `at`: behind text inserted right before it.
uint32_t shift_start(const Shift *s, uint32_t at);

// A span of the text after as bytes of the text before. New text maps to the place of its edit.
Span shift_back(const Shift *s, Span after);

// Whether the edits change bytes of an item or join it with another; whether they delete all of it.
bool shift_touches(const Shift *s, Span item);
bool shift_deletes(const Shift *s, Span item);

// Whether a span of the text after contains new text.
bool shift_writes(const Shift *s, Span after);

#endif
