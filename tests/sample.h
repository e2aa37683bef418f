// A document by chance, open, with its text.
#ifndef FL_TESTS_SAMPLE_H
#define FL_TESTS_SAMPLE_H

#include "analysis.h"
#include "random.h"

typedef struct Sample {
    Arena arena;
    Str text;
    FlDoc *doc;
} Sample;

// The same for the same seed and salt; `pieces` says how long it is (random.h).
Sample sample_open(uint32_t seed, uint32_t salt, uint32_t pieces);
void sample_close(Sample *s);

#endif
