// Package managers that leave what they downloaded in the layer, as data: a rule of one of them is a row and a text.
#ifndef FL_RULES_PARTS_CACHES_H
#define FL_RULES_PARTS_CACHES_H

#include "lint/run_facts.h"

typedef struct Cache {
    Str family;  // of commands, for cmd_in
    Str install; // sub-commands that download; `-` stands for none
    Str folder;  // where the downloads stay
    Str setting; // a variable that puts them elsewhere; empty if there is none
    Str option;  // that keeps none; empty if there is none
    Str clean;   // the words after the command that throw them away
} Cache;

// Reports the first install of the RUN whose downloads stay in an image that is shipped.
void cache_check(Check *c, const Cache *cache);

// Adds the option, or appends the command that cleans up.
void cache_fix(Fix *f, const Finding *found, const Cache *cache);

#endif
