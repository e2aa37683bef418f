// Typographic quotes that stand where straight ones were meant.
#ifndef FL_LINT_QUOTES_H
#define FL_LINT_QUOTES_H

#include "syntax/syntax.h"

enum { QUOTE_BYTES = 3 }; // of a typographic one

// The straight quote for the typographic one that starts at `at`; 0 when none does.
char quote_straight(Str text, uint32_t at);

// The joined offset of the first that begins a word or a value, outside of straight quotes; STR_NONE if there is none.
uint32_t quote_typographic_at(const Instr *in);

#endif
