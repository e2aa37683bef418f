// Invisible characters, and characters that look like a space but at which neither BuildKit nor
// shells split words.
#ifndef FL_BASE_HIDDEN_H
#define FL_BASE_HIDDEN_H

#include "base/arena.h"
#include "base/str.h"

typedef enum HiddenKind {
    HIDDEN_NOT,
    HIDDEN_SPACE,   // it takes up space
    HIDDEN_NOTHING, // it does not
} HiddenKind;

HiddenKind rune_hidden(uint32_t value);

// Its name in messages: "U+00A0, no-break space".
Str hidden_name(Arena *a, uint32_t value);

// The length in bytes of the hidden character that starts at `at`, and of the one that ends there;
// 0 if none.
uint32_t hidden_at(Str s, uint32_t at);
uint32_t hidden_before(Str s, uint32_t at);

#endif
