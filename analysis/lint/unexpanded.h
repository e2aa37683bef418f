// Words of an exec form that only a shell would expand.
#ifndef FL_LINT_UNEXPANDED_H
#define FL_LINT_UNEXPANDED_H

#include "lint/rule.h"

typedef enum Unexpanded {
    UNEXPANDED_NOTHING,
    UNEXPANDED_VARIABLE, // `$PORT`, `${PORT}`, `$(nproc)`
    UNEXPANDED_HOME,     // `~/x`
    UNEXPANDED_PATTERN,  // `*.log`
    UNEXPANDED_OPERATOR, // `&&`
} Unexpanded;

// Finds the first such word: its element, and the part to name. Nothing when the program, or what
// starts it, may expand it itself.
Unexpanded unexpanded_find(Arena *a, const Model *m, uint32_t step, const Instr *in,
                           const Node **element, Str *what);

// Whether the word, which a shell form has as a literal, would be reported in an exec form.
bool unexpanded_in_words(Str program, Str text);

// An exec form that starts a shell for the words; empty when that would change what else is
// started.
Str unexpanded_array(Arena *a, const Model *m, uint32_t step, const Instr *in);

#endif
