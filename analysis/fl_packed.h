// Long, seldom needed texts of tables, stored compressed with the texts of rules (fl_texts.h).
#ifndef FL_PACKED_H
#define FL_PACKED_H

#include "base/str.h"

#include <stdint.h>

struct Arena;

typedef struct PackedText {
    uint16_t row; // 0: no text
} PackedText;

// Decompresses the text into the arena.
Str packed_text(struct Arena *arena, PackedText text);

#endif
