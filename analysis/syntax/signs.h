// Features of an instruction's text as bits. A rule that needs one of them does not run where it is
// missing.
#ifndef FL_SYNTAX_SIGNS_H
#define FL_SYNTAX_SIGNS_H

#include "syntax/syntax.h"

enum {
    SIGN_DOLLAR = 1, // characters of the joined text
    SIGN_BACKQUOTE = 2,
    SIGN_BACKSLASH = 4,
    SIGN_QUOTE = 8, // `'` or `"`
    SIGN_HASH = 16,
    SIGN_LESS = 32,
    SIGN_TILDE = 64,
    SIGN_BEYOND_ASCII = 128,
    SIGN_BRACKET = 256, // `[`
    SIGN_FLAG = 512,    // it has flags
    SIGN_CUT = 1024,    // it has cuts
};

// The bits of these characters. An ONBUILD and its trigger have the same.
uint16_t text_signs(Str text);

// All bits of an instruction; `of_text` comes from text_signs.
uint16_t instr_signs(const Instr *in, uint16_t of_text);

#endif
