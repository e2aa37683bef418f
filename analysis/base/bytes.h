// Sixteen bytes at once, for loops over whole texts.
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

// A byte of ones for each that is equal.
static inline Bytes bytes_equal(Bytes b, char c)
{
    return b == (signed char)c;
}

// The halves as numbers, in which the first byte is the lowest.
typedef struct BytesHalves {
    uint64_t half[2];
} BytesHalves;

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first byte is the lowest");

static inline BytesHalves bytes_halves(Bytes b)
{
    typedef uint64_t Halves __attribute__((vector_size(BYTES)));
    Halves h = (Halves)b;
    return (BytesHalves){{h[0], h[1]}};
}

// Whether one is marked, of bytes that are of ones or of zeros.
static inline bool bytes_any(Bytes b)
{
#ifdef __SSE2__
    typedef char Chars __attribute__((vector_size(BYTES)));
    return __builtin_ia32_pmovmskb128((Chars)b);
#else
    BytesHalves h = bytes_halves(b);
    return h.half[0] | h.half[1];
#endif
}

#endif
