// How the texts of rules are packed in the table: what tool/pack.h writes and lint/rule_text.c reads.
#ifndef FL_LINT_PACKING_H
#define FL_LINT_PACKING_H

#include <stdint.h>

enum {
    SYMBOLS = 4096, // a pair of them has three bytes
    // The byte that stands for a copy, which no text holds. The distance follows, in as many bits as the length of the text so far has,
    // and what the length is more than the least: in a few bits, and if they are all set, the rest in more.
    TEXT_COPY = 1,
    COPY_LEAST = 5,
    COPY_FEW_BITS = 5,
    COPY_FEW = (1 << COPY_FEW_BITS) - 1,
    COPY_MORE_BITS = 7,
    COPY_LONGEST = COPY_LEAST + COPY_FEW + (1 << COPY_MORE_BITS) - 1,
    CODE_BITS = 32 // no code has as many
};

// How many bits the distance of a copy has behind so many bytes.
static inline uint32_t copy_distance_bits(uint32_t before)
{
    uint32_t bits = 0;
    while (before >> bits) bits++;
    return bits;
}

#endif
