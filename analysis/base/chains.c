// Jumps as in a skew-binary list: where the two latest jumps are equally long, the next one is both together and one
// more.
//
//     depth  0   1   2   3   4   5   6   7
//     jump   0   0   1   0   3   4   3   0
#include "base/chains.h"
#include "base/vec.h"

static uint32_t jump_of(const Chains *c, uint32_t earlier)
{
    const ChainLink *one = &c->item[earlier], *two = &c->item[one->jump];
    const ChainLink *three = &c->item[two->jump];
    return one->depth - two->depth == two->depth - three->depth ? two->jump : earlier;
}

void chains_add(Arena *a, Chains *c, uint32_t earlier)
{
    ChainLink link = {.earlier = earlier, .jump = c->count};
    if (earlier != CHAIN_END) {
        link.jump = jump_of(c, earlier);
        link.depth = c->item[earlier].depth + 1;
    }
    VEC_PUSH(a, c, link);
}

uint32_t chains_below(const Chains *c, uint32_t at, uint32_t limit)
{
    while (at != CHAIN_END && limit <= at) {
        const ChainLink *link = &c->item[at];
        at = link->jump != at && limit <= link->jump ? link->jump : link->earlier;
    }
    return at;
}
