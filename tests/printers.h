// The answers that run_fixtures knows: one file print_x.c for each, found by glob.
#ifndef FL_TESTS_PRINTERS_H
#define FL_TESTS_PRINTERS_H

#include "fixture.h"

// The block `x` as it should stand in the fixture.
#define X(name) Str print_##name(const Fixture *f);
#include "list.h"
#undef X

#endif
