// Vectors of sixteen bytes, for loops over whole texts.
#ifndef FL_BASE_BYTES_H
#define FL_BASE_BYTES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { BYTES = 16 };

typedef signed char Bytes __attribute__((vector_size(BYTES)));

static inline Bytes bytes_at(const char *p)
{
    Bytes b;
    memcpy(&b, p, sizeof b);
    return b;
}

// A vector with all bits set in each byte that equals `c`.
static inline Bytes bytes_equal(Bytes b, char c)
{
    return b == (signed char)c;
}

// Whether some byte has its top bit set.
static inline bool bytes_any(Bytes b)
{
#ifdef __SSE2__
    typedef char Chars __attribute__((vector_size(BYTES)));
    return __builtin_ia32_pmovmskb128((Chars)b);
#else
    typedef uint64_t Halves __attribute__((vector_size(BYTES)));
    Halves h = (Halves)b;
    return (h[0] | h[1]) & 0x8080808080808080u;
#endif
}

// The index of the first byte with its top bit set; there must be one.
static inline uint32_t bytes_first(Bytes b)
{
    uint32_t first = 0;
#ifdef __SSE2__
    typedef char Chars __attribute__((vector_size(BYTES)));
    first = (uint32_t)__builtin_ctz((uint32_t)__builtin_ia32_pmovmskb128((Chars)b));
#else
    while (0 <= b[first]) first++;
#endif
    return first;
}

// The index of the last byte with its top bit set; there must be one.
static inline uint32_t bytes_last(Bytes b)
{
    uint32_t last = BYTES - 1;
#ifdef __SSE2__
    typedef char Chars __attribute__((vector_size(BYTES)));
    last = 31 - (uint32_t)__builtin_clz((uint32_t)__builtin_ia32_pmovmskb128((Chars)b));
#else
    while (0 <= b[last]) last--;
#endif
    return last;
}

#endif
