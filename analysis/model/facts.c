// One block of host memory for each instruction that was asked about.
#include "model/facts.h"

ItemFacts *facts_of(Instr *in)
{
    if (in->cache) return in->cache;
    ItemFacts *facts = fl_host_alloc(NULL, sizeof *facts);
    *facts = (ItemFacts){0};
    in->cache = facts;
    return facts;
}
