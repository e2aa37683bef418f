// A line on the terminal that says how far a long run has come.
#ifndef FL_SERVER_PROGRESS_H
#define FL_SERVER_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Progress {
    uint64_t start, shown_at; // nanoseconds
    uint32_t total;
    bool is_on, is_shown;
} Progress;

// Starts the clock. Nothing is ever shown when stderr is no terminal, or when `is_quiet`.
void progress_start(Progress *p, uint32_t total, bool is_quiet);

// `done` of them are through; shows the line from the second second on.
void progress_step(Progress *p, uint32_t done);

// Takes the line away: before anything else is printed, and in the end.
void progress_hide(Progress *p);

#endif
