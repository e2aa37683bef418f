// The text of a rule: tool/pack.c has made pairs of its bytes symbols, again and again; here they become bytes anew.
#include "base/out.h"
#include "lint/table.h"

// A symbol stands for two that are older than it, so this comes to an end.
static void out_symbol(Out *o, uint8_t symbol)
{
    const uint8_t *pair = rule_pairs[symbol];
    if (!pair[0]) {
        out_char(o, (char)symbol);
        return;
    }
    out_symbol(o, pair[0]);
    out_symbol(o, pair[1]);
}

Str fl_rule_text(Arena *arena, const FlRule *rule)
{
    Out o = out_on(arena);
    uint32_t row = (uint32_t)(rule - rule_info);
    out_str(&o, rule->title);
    for (uint32_t i = rule_text_start[row]; i < rule_text_start[row + 1]; i++)
        out_symbol(&o, rule_texts[i]);
    return out_done(&o);
}
