// ShellCheck as a program: where it is, and running it on scripts, at most a few at once.
#ifndef FL_SERVER_SHELLCHECK_H
#define FL_SERVER_SHELLCHECK_H

#include "fl_shellcheck.h"
#include <uv.h>

// Folders whose programs are not started: those of the workspace.
typedef struct Untrusted {
    const Str *folder;
    uint32_t count;
} Untrusted;

// The program: the one that is told, else the first on the PATH that lies in no folder of the workspace, and in none named
// from where we are. False when there is none. The path ends in NUL and lives in the arena.
bool shellcheck_find(Arena *a, Str told, Untrusted untrusted, Str *program);

// A run came to its end. `printed` is what it printed, empty when it did not come to an answer, for which `trouble` is why; both
// live until the return.
typedef void ShellDone(void *context, uint64_t key, Str printed, const char *trouble);

// Runs that go on and that wait. Zeroed but for the first four, it is ready.
typedef struct ShellRuns {
    uv_loop_t *loop;
    uint32_t limit; // that go on at once
    ShellDone *done;
    void *context;
    struct ShellRun *first; // the oldest first
    uint32_t running;
} ShellRuns;

// Runs the program on the script, unless that is so already. `key` is what `done` is told.
void shell_runs_add(ShellRuns *runs, Str program, uint64_t key, const FlShellScript *script);

// Ends all whose key is not wanted; `done` is not told of them.
void shell_runs_keep(ShellRuns *runs, bool (*is_wanted)(const void *context, uint64_t key));

#endif
