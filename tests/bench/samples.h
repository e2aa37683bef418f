// Measured values, and what is said of them.
#ifndef FL_BENCH_SAMPLES_H
#define FL_BENCH_SAMPLES_H

#include <stddef.h>

enum { MAX_SAMPLES = 2048 };

typedef struct Samples {
    double value[MAX_SAMPLES];
    size_t count;
} Samples;

// Keeps the first MAX_SAMPLES values.
void samples_add(Samples *s, double value);

// The value that `share` (0 to 1) of all are at or below; 0 when there are none.
double samples_at(Samples *s, double share);
double samples_median(Samples *s);
double samples_p99(Samples *s);

#endif
