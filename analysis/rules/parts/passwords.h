// Passwords that stand in the words of a command.
#ifndef FL_RULES_PARTS_PASSWORDS_H
#define FL_RULES_PARTS_PASSWORDS_H

#include "lint/run_facts.h"

typedef struct Password {
    const char *command; // by the table: `docker`
    const Word *word;    // that holds it
    Str before;          // what stands before it there: `--password=`, `ada:`
} Password;

// The password of a command that is given one in plain text; false when it is given none, or a sample.
bool password_given(const Command *c, Password *out);

#endif
