// Programs that are run for an answer: each gets a text on its standard input, and what it prints is handed over. At most a few
// run at once; the others wait.
#ifndef FL_SERVER_CHILD_H
#define FL_SERVER_CHILD_H

#include "analysis.h"
#include <uv.h>

// Folders whose programs are not started: those of the workspace.
typedef struct Untrusted {
    const Str *folder;
    uint32_t count;
} Untrusted;

// Of a command: the folder where it runs, unless that is the user's own.
Untrusted child_untrusted(const Str *here);

// The program: the one that is told, else the first of that name on the PATH that lies in no folder of the workspace, and in
// none named from where we are. False when there is none. The path ends in NUL and lives in the arena.
bool child_find(Arena *a, const char *name, Str told, Untrusted untrusted, Str *program);

enum { CHILD_ARGUMENTS_MAX = 8 };

// What is run. All is copied.
typedef struct ChildTask {
    Str program;
    const char
        *argument[CHILD_ARGUMENTS_MAX]; // from the name of the program on; NULL behind the last
    Str input;
    uint32_t seconds_max, printed_max; // bytes; what takes longer or prints more is killed
} ChildTask;

// What came of a run. `printed` lives until the return; it is empty where there is trouble.
typedef struct ChildEnd {
    Str printed;
    int status;          // that it exited with
    const char *trouble; // why it did not come to an end of its own; NULL when it did
} ChildEnd;

typedef void ChildDone(void *context, uint64_t key, const ChildEnd *end);

// Runs that go on and that wait. Zeroed but for the first four, it is ready.
typedef struct ChildRuns {
    uv_loop_t *loop;
    uint32_t limit; // that go on at once
    ChildDone *done;
    void *context;
    struct ChildRun *first; // the oldest first
    uint32_t running;
} ChildRuns;

// Runs a program, unless one with that key does so already. `key` is what `done` is told.
void child_runs_add(ChildRuns *runs, uint64_t key, const ChildTask *task);

// Ends all whose key is not wanted; `done` is not told of them.
void child_runs_keep(ChildRuns *runs, bool (*is_wanted)(const void *context, uint64_t key));

// Runs a loop of its own on this thread until nothing is left to do: `start` adds the first runs. A program that ends before it
// has read everything does not end this one.
void child_loop(void (*start)(uv_loop_t *loop, void *context), void *context);

#endif
