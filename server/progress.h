// A progress line on the terminal for long runs.
#ifndef FL_SERVER_PROGRESS_H
#define FL_SERVER_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Progress {
    uint64_t start, shown_at; // nanoseconds
    bool is_on, is_shown;
} Progress;

// Starts the clock. Nothing is shown when stderr is no terminal, or with is_quiet.
void progress_start(Progress *p, bool is_quiet);

// Reports progress (`total` 0: unknown); the line appears after the first second.
void progress_step(Progress *p, uint32_t done, uint32_t total);

// Removes the line: before other output, and at the end.
void progress_hide(Progress *p);

#endif
