// Measured values, and what is said of them.
#include "samples.h"

#include <stdlib.h>

void samples_add(Samples *s, double value)
{
    if (s->count < MAX_SAMPLES) s->value[s->count++] = value;
}

static int compare(const void *left, const void *right)
{
    double l = *(const double *)left, r = *(const double *)right;
    return (r < l) - (l < r);
}

double samples_at(Samples *s, double share)
{
    if (s->count == 0) return 0;
    qsort(s->value, s->count, sizeof(s->value[0]), compare);
    size_t at = (size_t)(share * (double)s->count);
    return s->value[at < s->count ? at : s->count - 1];
}

double samples_median(Samples *s)
{
    return samples_at(s, 0.5);
}

double samples_p99(Samples *s)
{
    return samples_at(s, 0.99);
}
