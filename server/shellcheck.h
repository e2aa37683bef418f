// Runs ShellCheck as a process (server/child.h).
#ifndef FL_SERVER_SHELLCHECK_H
#define FL_SERVER_SHELLCHECK_H

#include "fl_shellcheck.h"
#include "server/child.h"

// Finds the program, as child_find does.
bool shellcheck_find(Arena *a, Str told, Untrusted untrusted, Str *program);

// The process for a script. Its words live in the arena.
ChildTask shellcheck_task(Arena *a, Str program, const FlShellScript *script);

// Why a process gave no answer; NULL when it did.
const char *shellcheck_trouble(const ChildEnd *end);

#endif
