// Ranges of offsets: bytes of the document, or joined offsets (syntax/syntax.h).
#ifndef FL_BASE_SPAN_H
#define FL_BASE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

// Bytes [start, end).
typedef struct Span {
    uint32_t start, end;
} Span;

// Whether they share a byte or border on each other.
static inline bool span_touches(Span one, Span other)
{
    return one.start <= other.end && other.start <= one.end;
}

static inline Span span_shift(Span s, uint32_t by)
{
    return (Span){s.start + by, s.end + by};
}

#endif
