// Dockerfiles of any length, made for the bench.
#ifndef FL_BENCH_DOCKERFILE_H
#define FL_BENCH_DOCKERFILE_H

#include <stddef.h>

// CLEAN text has next to nothing to report, NOISY text has a finding on most lines.
typedef enum Findings { CLEAN, NOISY } Findings;

typedef struct Text {
    char *ptr;
    size_t len;
    size_t lines;
} Text;

// A file of about `lines` lines. The caller frees it with text_clear.
Text text_of_lines(size_t lines, Findings findings);

// The same, by its size in bytes.
Text text_of_size(size_t size, Findings findings);
void text_clear(Text *t);

#endif
