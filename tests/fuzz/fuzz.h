// What the fuzz targets share.
#ifndef FL_TESTS_FUZZ_H
#define FL_TESTS_FUZZ_H

#include "analysis.h"

// The entry that libFuzzer calls; main_fuzz.c calls it under the name fuzz_x.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Ends the process with the failed condition: what libFuzzer and cmocka alike take for a find.
#define HOLDS(condition) ((condition) ? (void)0 : fl_host_panic("does not hold: " #condition))

static inline Str fuzz_text(const uint8_t *data, size_t size)
{
    return str_of((const char *)data, (uint32_t)size);
}

#endif
