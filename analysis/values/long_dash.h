// Typographic dashes in the place of `-` and `--`.
#ifndef FL_VALUES_LONG_DASH_H
#define FL_VALUES_LONG_DASH_H

#include "base/str.h"

// The length in bytes of the dash that the word begins with; 0 if none.
uint32_t long_dash(Str word);

// The intended `-` or `--`; empty when it may be either.
Str long_dash_plain(Str word);

#endif
