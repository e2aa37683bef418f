// Bit sets. An array of bit_words(n) words holds the numbers below n.
#ifndef FL_BASE_BITS_H
#define FL_BASE_BITS_H

#include <stdbool.h>
#include <stdint.h>

static inline uint32_t bit_words(uint32_t n)
{
    return n / 64 + 1;
}

static inline void bit_set(uint64_t *bits, uint32_t i)
{
    bits[i / 64] |= 1ull << i % 64;
}

static inline bool bit_get(const uint64_t *bits, uint32_t i)
{
    return bits[i / 64] >> i % 64 & 1;
}

#endif
