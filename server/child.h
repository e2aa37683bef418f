// Child processes: each gets a text on standard input, and its output is passed to a callback. Only
// a few run at once; others wait.
#ifndef FL_SERVER_CHILD_H
#define FL_SERVER_CHILD_H

#include "analysis.h"
#include <uv.h>

// Folders whose programs are never started: those of the workspace.
typedef struct Untrusted {
    const Str *folder;
    uint32_t count;
} Untrusted;

// For a command: the working directory, unless it is the user's home.
Untrusted child_untrusted(const Str *here);

// Finds a program: the configured path `told`, else the first with that name on the PATH that lies
// in no untrusted folder; relative PATH entries are skipped. False when there is none. The path is
// NUL-terminated and lives in the arena.
bool child_find(Arena *a, const char *name, Str told, Untrusted untrusted, Str *program);

enum { CHILD_ARGUMENTS_MAX = 8 };

// A process to run. Everything is copied.
typedef struct ChildTask {
    Str program;
    const char *argument[CHILD_ARGUMENTS_MAX]; // argv, NULL-terminated
    Str input;
    uint32_t seconds_max, printed_max; // limits: seconds; bytes of output. Killed beyond
} ChildTask;

// The result of a process. `printed` is valid during the callback; empty when there is trouble.
typedef struct ChildEnd {
    Str printed;
    int status;          // exit status
    const char *trouble; // why it did not end normally; NULL if it did
} ChildEnd;

typedef void ChildDone(void *context, uint64_t key, const ChildEnd *end);

// The processes that run and wait. Set the first four fields, the rest to zero.
typedef struct ChildRuns {
    uv_loop_t *loop;
    uint32_t limit; // maximum number at once
    ChildDone *done;
    void *context;
    struct ChildRun *first; // linked list, oldest first
    uint32_t running;
} ChildRuns;

// Starts a process unless one with that key exists. `key` is passed to `done`.
void child_runs_add(ChildRuns *runs, uint64_t key, const ChildTask *task);

// Kills the processes whose key is not wanted, without calling `done`.
void child_runs_keep(ChildRuns *runs, bool (*is_wanted)(const void *context, uint64_t key));

// Runs a separate loop on this thread until no process is left; `start` adds the first ones.
// Ignores SIGPIPE, so that a process which does not read its input does no harm.
void child_loop(void (*start)(uv_loop_t *loop, void *context), void *context);

#endif
