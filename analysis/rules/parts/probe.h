// A check of health with what the image has.
#ifndef FL_RULES_PARTS_PROBE_H
#define FL_RULES_PARTS_PROBE_H

#include "lint/tools.h"

typedef struct Probe {
    Str tool;
    Str command; // an exec form
} Probe;

// Asks the address, the only port of the stage over HTTP when that is empty. False when there is no such port, or no program
// that is known to be there.
bool probe_of(Arena *a, const Model *m, const Stage *stage, Str address, Probe *out);

#endif
