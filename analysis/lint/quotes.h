// Typographic quotes in the place of straight ones.
#ifndef FL_LINT_QUOTES_H
#define FL_LINT_QUOTES_H

#include "syntax/syntax.h"

enum { QUOTE_BYTES = 3 }; // UTF-8 bytes of a typographic quote

// The straight form of the typographic quote at `at`; 0 if there is none.
char quote_straight(Str text, uint32_t at);

// The joined offset of the first typographic quote that begins a word or value outside of straight
// quotes; STR_NONE if none.
uint32_t quote_typographic_at(const Instr *in);

#endif
