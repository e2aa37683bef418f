// Package managers that leave what they downloaded in the layer, by their rows.
#ifndef FL_RULES_PARTS_CACHES_H
#define FL_RULES_PARTS_CACHES_H

#include "rules/parts/managers.h"

// What hadolint goes by, in the profile of its name.
typedef struct CacheSeen {
    Str names, words; // of commands, and of which one is an argument: an install
    Str option;       // that each of them lacks; empty: a clean-up is asked for
    Str cleans;       // words of the same command that clean up
    Str folder;       // an argument of rm that does, besides `-rf`; empty: rm does not count
    Str mounts;       // parts of targets that excuse the RUN
    bool is_by_first; // the first clean-up of the RUN has to come after the install
    bool is_by_stage; // only in the last stage and those that others are built on
} CacheSeen;

// Reports the first install of the RUN whose downloads stay in an image that is shipped. `seen`: NULL for a rule without a
// code of hadolint.
void cache_check(Check *c, const Manager *m, const CacheSeen *seen);

// Whether what a command before the one at `from` downloads stays in an image that is shipped.
bool cache_stays(const At *c, const Commands *commands, uint32_t from, const Manager *m);

// Adds the option, or appends the command that cleans up.
void cache_fix(Fix *f, const Finding *found, int safety, const Manager *m);

#endif
