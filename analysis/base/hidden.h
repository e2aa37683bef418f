// Characters that look like a space, or like nothing, and are not the space that the builder and shells split at.
#ifndef FL_BASE_HIDDEN_H
#define FL_BASE_HIDDEN_H

#include "base/arena.h"
#include "base/str.h"

typedef enum HiddenKind {
    HIDDEN_NOT,
    HIDDEN_SPACE,   // has a width
    HIDDEN_NOTHING, // has none
} HiddenKind;

HiddenKind rune_hidden(uint32_t value);

// What it is called: "U+00A0, no-break space".
Str hidden_name(Arena *a, uint32_t value);

// The length in bytes of the hidden character at `at`, or 0; the same for the one that ends at `at`.
uint32_t hidden_at(Str s, uint32_t at);
uint32_t hidden_before(Str s, uint32_t at);

#endif
