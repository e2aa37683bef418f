// Chains of things that are numbered in order, each with a link to an earlier one: definitions of one name.
#ifndef FL_BASE_CHAINS_H
#define FL_BASE_CHAINS_H

#include "base/arena.h"

#define CHAIN_END UINT32_MAX

// A link goes one back, a jump further: of `n` links O(log n) steps are enough to pass any number of them.
typedef struct ChainLink {
    uint32_t earlier; // CHAIN_END for the first
    uint32_t jump;    // itself for the first
    uint32_t depth;
} ChainLink;

typedef struct Chains {
    ChainLink *item;
    uint32_t count, room;
} Chains;

// Adds the next thing, which links to `earlier` or to nothing (CHAIN_END).
void chains_add(Arena *a, Chains *c, uint32_t earlier);

// The nearest of `at` and what it links to with a number below `limit`, or CHAIN_END. `at` may be CHAIN_END.
uint32_t chains_below(const Chains *c, uint32_t at, uint32_t limit);

#endif
