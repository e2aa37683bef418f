// Passwords that stand in the words of a command.
#ifndef FL_RULES_PARTS_PASSWORDS_H
#define FL_RULES_PARTS_PASSWORDS_H

#include "lint/run_facts.h"

typedef struct Password {
    Str what;         // it is: "the password of `docker`"
    Str id;           // for a mount: `docker-password`
    const Word *word; // that holds it
    Str before;       // what stands before it there: `--password=`, `ada:`
} Password;

// The password that a command is given in plain text, by an option, a header or a variable; false when it is given none, or
// a sample. The texts live in the arena.
bool password_given(Arena *a, const Command *c, Password *out);

#endif
