// What a message says of itself when it cannot be read as a whole: so that a request is answered by its id all the same, and
// the document of a lost change is known.
#ifndef FL_PROTOCOL_GLANCE_H
#define FL_PROTOCOL_GLANCE_H

#include "analysis.h"

// Tokens as they stand in the text, a string with its quotes; empty where there is none.
typedef struct Glance {
    Str id, method; // members of the message itself
    Str uri;        // `params.textDocument.uri`
} Glance;

// Looks through JSON that may be wrong or cut at any place. Linear, and without recursion.
Glance glance(Str json);

#endif
