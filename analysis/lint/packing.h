// The compressed format of the rule texts, written by tool/pack.h and read by lint/rule_text.c:
// pair symbols with Huffman codes, and copies of earlier text.
#ifndef FL_LINT_PACKING_H
#define FL_LINT_PACKING_H

#include <stdint.h>

enum {
    SYMBOLS = 4096, // each symbol stands for two others or one byte, 3 bytes in the table
    // The marker byte of a copy; it occurs in no text. After it follow the distance, in as many
    // bits as the length of the output so far needs, and the length minus COPY_LEAST in
    // COPY_FEW_BITS bits; if these are all set, COPY_MORE_BITS more bits follow.
    TEXT_COPY = 1,
    COPY_LEAST = 5,
    COPY_FEW_BITS = 5,
    COPY_FEW = (1 << COPY_FEW_BITS) - 1,
    COPY_MORE_BITS = 7,
    COPY_LONGEST = COPY_LEAST + COPY_FEW + (1 << COPY_MORE_BITS) - 1,
    CODE_BITS = 32 // all codes are shorter
};

// The number of bits of a copy's distance when `before` bytes are decoded.
static inline uint32_t copy_distance_bits(uint32_t before)
{
    uint32_t bits = 0;
    while (before >> bits) bits++;
    return bits;
}

#endif
