// The text of a rule: tool/pack.c has made pairs of its bytes symbols, again and again; here they become bytes anew.
#include "base/out.h"
#include "lint/table.h"

static uint32_t symbol_at(const uint8_t *packed, uint32_t at)
{
    const uint8_t *two = packed + at / 2 * 3;
    return at % 2 ? (uint32_t)(two[1] >> 4 | two[2] << 4)
                  : (uint32_t)(two[0] | (two[1] & 0xf) << 8);
}

// A symbol stands for two that are older than it, so this comes to an end.
static void out_symbol(Out *o, uint32_t symbol)
{
    uint32_t first = symbol_at(rule_pairs, 2 * symbol);
    if (!first) {
        out_char(o, (char)symbol);
        return;
    }
    out_symbol(o, first);
    out_symbol(o, symbol_at(rule_pairs, 2 * symbol + 1));
}

// The first of its lines, or all.
static Str unpack(Arena *arena, const FlRule *rule, bool is_title)
{
    Out o = out_on(arena);
    uint32_t row = (uint32_t)(rule - rule_info);
    for (uint32_t i = rule_text_start[row]; i < rule_text_start[row + 1]; i++) {
        uint32_t before = o.len;
        out_symbol(&o, symbol_at(rule_texts, i));
        if (is_title && memchr(o.ptr + before, '\n', o.len - before)) break;
    }
    return out_done(&o);
}

Str fl_rule_text(Arena *arena, const FlRule *rule)
{
    return unpack(arena, rule, false);
}

Str fl_rule_title(Arena *arena, const FlRule *rule)
{
    Str title, text = unpack(arena, rule, true);
    str_next_part(&text, '\n', &title);
    return title;
}
