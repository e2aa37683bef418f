// One block of host memory for each instruction that was asked about.
#include "model/inside.h"
#include "syntax/signs.h"

__attribute__((noinline)) static ItemFacts *facts_new(Instr *in)
{
    ItemFacts *facts = fl_host_alloc(NULL, sizeof *facts);
    *facts = (ItemFacts){.is_told = is_told(in), .signs = text_signs(in->joined)};
    facts->keyword_case = (uint8_t)keyword_case(node_str(in, instr_keyword(in)));
    in->cache = facts;
    return facts;
}

ItemFacts *facts_of(Instr *in)
{
    return in->cache ? in->cache : facts_new(in);
}
