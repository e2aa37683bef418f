// Long texts that are seldom asked for: they are packed in the program with those of the rules (fl_texts.h).
#ifndef FL_PACKED_H
#define FL_PACKED_H

#include "base/str.h"

#include <stdint.h>

struct Arena;

typedef struct PackedText {
    uint16_t row; // 0: none
} PackedText;

// The text; it lives as long as the arena.
Str packed_text(struct Arena *arena, PackedText text);

#endif
