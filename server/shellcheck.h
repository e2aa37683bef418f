// ShellCheck as a program (server/child.h).
#ifndef FL_SERVER_SHELLCHECK_H
#define FL_SERVER_SHELLCHECK_H

#include "fl_shellcheck.h"
#include "server/child.h"

// As child_find.
bool shellcheck_find(Arena *a, Str told, Untrusted untrusted, Str *program);

// What is run for a script. The words live in the arena.
ChildTask shellcheck_task(Arena *a, Str program, const FlShellScript *script);

// Why a run brought no answer; NULL when it did.
const char *shellcheck_trouble(const ChildEnd *end);

#endif
