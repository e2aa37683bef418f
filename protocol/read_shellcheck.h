// What ShellCheck prints with `--format=json1`.
#ifndef FL_PROTOCOL_READ_SHELLCHECK_H
#define FL_PROTOCOL_READ_SHELLCHECK_H

#include "fl_shellcheck.h"

// Reads it into the arena. False when it is not that: cut off, or from something else. Remarks without a place are dropped.
bool read_shellcheck(Arena *a, Str json, FlShellAnswer *out);

#endif
