// Documents and edits by chance, the same for the same seed.
#ifndef FL_TESTS_RANDOM_H
#define FL_TESTS_RANDOM_H

#include "base/arena.h"
#include "base/str.h"

typedef struct Random {
    uint64_t state;
} Random;

// The generator of a seed; tests that use other salts see other documents.
Random random_start(uint64_t seed, uint32_t salt);

uint32_t random_below(Random *r, uint32_t n);

// Lines and pieces of Dockerfiles with much of what is special, and now and then any bytes.
Str random_text(Arena *a, Random *r, uint32_t pieces);

// A range of a text of `len` bytes, mostly short.
Span random_span(Random *r, uint32_t len);

#endif
