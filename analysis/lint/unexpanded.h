// What only a shell would understand in the words of an exec form.
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

// The first such word: its element, and the part of it to be named. Nothing where the program, or what starts it, may
// understand it.
Unexpanded unexpanded_find(Arena *a, const Model *m, uint32_t step, const Instr *in,
                           const Node **element, Str *what);

// Whether the word, which a shell would leave as it is, would be taken for one that is to be expanded in an exec form.
bool unexpanded_in_words(Str program, Str text);

// The exec form that starts a shell for it; empty where that would change what else is started.
Str unexpanded_array(Arena *a, const Model *m, uint32_t step, const Instr *in);

#endif
