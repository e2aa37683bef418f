// Linked lists of numbered elements, each linked to an earlier one, such as the definitions of one
// name.
#ifndef FL_BASE_CHAINS_H
#define FL_BASE_CHAINS_H

#include "base/arena.h"

#define CHAIN_END UINT32_MAX

// A link leads one element back, a jump further back (a skip list): any number of elements is
// passed in O(log n) steps.
typedef struct ChainLink {
    uint32_t earlier; // CHAIN_END for the first element
    uint32_t jump;    // the element itself for the first
    uint32_t depth;
} ChainLink;

typedef struct Chains {
    ChainLink *item;
    uint32_t count, room;
} Chains;

// Appends an element that is linked to `earlier`, or CHAIN_END.
void chains_add(Arena *a, Chains *c, uint32_t earlier);

// The nearest of `at` and the elements before it with a number below `limit`; CHAIN_END if none.
// `at` may be CHAIN_END.
uint32_t chains_below(const Chains *c, uint32_t at, uint32_t limit);

#endif
