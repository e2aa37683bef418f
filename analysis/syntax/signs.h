// What an instruction has, seen in one look at its text: a rule that needs some of it is not asked where it has none.
#ifndef FL_SYNTAX_SIGNS_H
#define FL_SYNTAX_SIGNS_H

#include "syntax/syntax.h"

enum {
    SIGN_DOLLAR = 1, // characters in its joined text
    SIGN_BACKQUOTE = 2,
    SIGN_BACKSLASH = 4,
    SIGN_QUOTE = 8, // one of the two
    SIGN_HASH = 16,
    SIGN_LESS = 32,
    SIGN_TILDE = 64,
    SIGN_BEYOND_ASCII = 128,
    SIGN_BRACKET = 256, // `[`
    SIGN_FLAG = 512,    // it has flags
    SIGN_CUT = 1024,    // and cuts
};

// The characters of these; an ONBUILD and its trigger have the same.
uint16_t text_signs(Str text);

// All of an instruction with these characters.
uint16_t instr_signs(const Instr *in, uint16_t of_text);

#endif
