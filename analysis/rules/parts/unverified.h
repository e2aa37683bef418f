// Commands and variables that switch the check of certificates off.
#ifndef FL_RULES_PARTS_UNVERIFIED_H
#define FL_RULES_PARTS_UNVERIFIED_H

#include "rules/parts/switched_off.h"

typedef struct Unverified {
    Span span;
    Str text;                // empty: the command checks them
    const OffOption *option; // NULL: it is no option
    const Word *word;
} Unverified;

Unverified unverified_by(const Command *c);

// Whether a later command of the RUN switches on what item `i` has switched off.
bool is_verified_again(const Commands *commands, uint32_t i);

bool variable_is_unverified(Str name, Str value);

#endif
