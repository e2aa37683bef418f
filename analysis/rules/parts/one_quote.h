// A value of ENV or LABEL in one pair of quotes.
#ifndef FL_RULES_PARTS_ONE_QUOTE_H
#define FL_RULES_PARTS_ONE_QUOTE_H

#include "base/out.h"

// What comes to the same as the value, in which quotes and escapes stand anywhere; empty where a quote or brace is in the way.
Str in_quotes(Arena *a, Str value, char escape);

#endif
