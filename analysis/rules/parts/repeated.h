// Instructions of which a stage heeds the last only: CMD, ENTRYPOINT, HEALTHCHECK.
#ifndef FL_RULES_PARTS_REPEATED_H
#define FL_RULES_PARTS_REPEATED_H

#include "lint/rule.h"

// Reports all but the last of each stage; the builder speaks of each when it comes to the next (checks.md 2.12).
void report_repeated(Check *c, InstrKind kind);
void fix_repeated(Fix *f, const Finding *found);

#endif
