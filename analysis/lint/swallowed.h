// Instructions that a stray escape character joins to the instruction before them.
#ifndef FL_LINT_SWALLOWED_H
#define FL_LINT_SWALLOWED_H

#include "lint/shell_scan.h"

typedef struct Swallowed {
    const Cut *escape; // the continuation that joins it
    Span keyword;      // joined offsets
    InstrKind kind;
    InstrKind host;      // kind of the instruction before it, which may be swallowed itself
    uint32_t host_start; // joined offset behind the host's keyword
} Swallowed;

// An iterator over them, in text order.
typedef struct SwallowedReader {
    const Instr *in;
    uint32_t cut; // index of the next cut to look at
    InstrKind host;
    uint32_t host_start;
    Scan scan;
} SwallowedReader;

SwallowedReader swallowed_start(const Instr *in);

// Gets the next one; false at the end.
bool swallowed_next(SwallowedReader *r, Swallowed *out);

// Restores one from the index of its cut and two joined offsets: behind the host's keyword, and of
// its own keyword.
Swallowed swallowed_again(const Instr *in, uint32_t cut, uint32_t host_start, uint32_t keyword);

#endif
