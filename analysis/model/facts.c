// ItemFacts are stored in the INSTR_ROOM bytes behind an Instr.
#include "model/inside.h"
#include "syntax/signs.h"

_Static_assert(sizeof(ItemFacts) <= INSTR_ROOM, "the facts of an instruction fit in its room");

__attribute__((noinline)) static ItemFacts *facts_new(Instr *in)
{
    ItemFacts *facts = (ItemFacts *)(in + 1);
    *facts = (ItemFacts){.is_told = is_told(in), .signs = text_signs(in->joined)};
    facts->keyword_case = (uint8_t)keyword_case(node_str(in, instr_keyword(in)));
    in->cache = facts;
    return facts;
}

ItemFacts *facts_of(Instr *in)
{
    return in->cache ? in->cache : facts_new(in);
}
