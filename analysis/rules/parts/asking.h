// Package managers that ask before they go on, and a build that cannot answer.
#ifndef FL_RULES_PARTS_ASKING_H
#define FL_RULES_PARTS_ASKING_H

#include "rules/parts/managers.h"

// What hadolint goes by, in the profile of its name.
typedef struct AskingSeen {
    Str names, words, flags; // of commands; of which one must be an argument; that answer
} AskingSeen;

// Reports each command of the manager that asks and has no answer.
void asking_check(Check *c, const Manager *m, const AskingSeen *seen);

// Adds the manager's answer after the sub-command, or right after the command's name.
void asking_fix(Fix *f, const Finding *found, const Manager *m);
void asking_fix_at_name(Fix *f, const Finding *found, const Manager *m);

#endif
