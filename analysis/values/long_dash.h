// Dashes that word processors write for `-` and `--`.
#ifndef FL_VALUES_LONG_DASH_H
#define FL_VALUES_LONG_DASH_H

#include "base/str.h"

// The bytes of the dash that a word begins with; 0 when it begins with none of them.
uint32_t long_dash(Str word);

// What it was typed as, `-` or `--`; empty when it may be either.
Str long_dash_plain(Str word);

#endif
