// A line on the terminal that says how far a long run has come.
#ifndef FL_SERVER_PROGRESS_H
#define FL_SERVER_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Progress {
    uint64_t start, shown_at; // nanoseconds
    bool is_on, is_shown;
} Progress;

// Starts the clock. Nothing is ever shown when stderr is no terminal, or when `is_quiet`.
void progress_start(Progress *p, bool is_quiet);

// `done` of `total` are through (0: that is not known yet); shows the line from the second second on.
void progress_step(Progress *p, uint32_t done, uint32_t total);

// Takes the line away: before anything else is printed, and in the end.
void progress_hide(Progress *p);

#endif
