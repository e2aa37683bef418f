// Instructions that a stray escape character joins to the one before them.
#ifndef FL_LINT_SWALLOWED_H
#define FL_LINT_SWALLOWED_H

#include "lint/shell_scan.h"

typedef struct Swallowed {
    const Cut *escape; // what joins its line to the one before
    Span keyword;      // joined
    InstrKind kind;
    InstrKind host;      // the instruction that it was joined to, swallowed or not
    uint32_t host_start; // joined: behind the keyword of that
} Swallowed;

// A walk over them in order.
typedef struct SwallowedReader {
    const Instr *in;
    uint32_t cut; // the next to look at
    InstrKind host;
    uint32_t host_start;
    Scan scan;
} SwallowedReader;

SwallowedReader swallowed_start(const Instr *in);

// The next one; false when there are no more.
bool swallowed_next(SwallowedReader *r, Swallowed *out);

// The same one again, from the number of its cut and two joined offsets: behind the host's keyword, and of its own.
Swallowed swallowed_again(const Instr *in, uint32_t cut, uint32_t host_start, uint32_t keyword);

#endif
