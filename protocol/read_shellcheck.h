// The output of ShellCheck with `--format=json1`.
#ifndef FL_PROTOCOL_READ_SHELLCHECK_H
#define FL_PROTOCOL_READ_SHELLCHECK_H

#include "fl_shellcheck.h"

// Parses it into the arena. False when it is truncated or something else. Remarks without a place
// are dropped.
bool read_shellcheck(Arena *a, Str json, FlShellAnswer *out);

#endif
