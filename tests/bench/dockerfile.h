// Dockerfiles of any length, made for the bench.
#ifndef FL_BENCH_DOCKERFILE_H
#define FL_BENCH_DOCKERFILE_H

#include <stddef.h>

// CLEAN text has next to nothing to report, NOISY text has a finding on most lines; MIXED text is clean and has an instruction
// of every kind that people press keys in.
typedef enum Findings { CLEAN, NOISY, MIXED } Findings;

typedef struct Text {
    char *ptr;
    size_t len;
    size_t lines;
} Text;

// A file of about `lines` lines. The caller frees it with text_clear.
Text text_of_lines(size_t lines, Findings findings);

// The same, by its size in bytes.
Text text_of_size(size_t size, Findings findings);

// Real files one after the other, those that can be, up to about `lines` lines.
Text text_of_files(size_t lines, char **paths, size_t count);
void text_clear(Text *t);

#endif
