// Decompresses the text of a rule (lint/packing.h).
#include "base/out.h"
#include "lint/packing.h"
#include "lint/table.h"

// A bit reader over [at, end).
typedef struct Packed {
    uint32_t at, end;
} Packed;

static uint32_t next_bits(Packed *p, uint32_t count)
{
    uint32_t bits = 0;
    for (; 0 < count--; p->at++) bits = bits << 1 | (rule_texts[p->at / 8] >> (7 - p->at % 8) & 1);
    return bits;
}

// Decodes a canonical Huffman code: codes of one length are consecutive, and the first code of the
// next length is twice the one behind the last.
static uint32_t next_symbol(Packed *p)
{
    uint32_t code = 0, first = 0, symbol = 1;
    for (uint32_t length = 1; length < CODE_BITS; length++) {
        code = code << 1 | next_bits(p, 1);
        if (code - first < rule_codes[length]) return symbol + code - first;
        symbol += rule_codes[length];
        first = (first + rule_codes[length]) << 1;
    }
    return 0;
}

static void out_copy(Out *o, Packed *p)
{
    uint32_t distance = next_bits(p, copy_distance_bits(o->len));
    uint32_t length = next_bits(p, COPY_FEW_BITS);
    if (length == COPY_FEW) length += next_bits(p, COPY_MORE_BITS);
    for (length += COPY_LEAST; 0 < length--;) out_char(o, o->ptr[o->len - distance]);
}

static void out_symbol(Out *o, Packed *p, uint32_t symbol)
{
    const uint8_t *pair = rule_pairs + 3 * symbol;
    uint32_t first = pair[0] | (pair[1] & 0xf) << 8, second = pair[1] >> 4 | pair[2] << 4;
    if (!first && second == TEXT_COPY) {
        out_copy(o, p);
    } else if (!first) {
        out_char(o, (char)second);
    } else {
        out_symbol(o, p, first);
        out_symbol(o, p, second);
    }
}

Str rule_text(Arena *arena, uint32_t row, bool is_first_line)
{
    Out o = out_on(arena);
    Packed p = {0, rule_text_bits[row]};
    while (0 < row--) p.at += rule_text_bits[row];
    p.end += p.at;
    while (p.at < p.end) {
        uint32_t before = o.len;
        out_symbol(&o, &p, next_symbol(&p));
        const char *end = is_first_line ? memchr(o.ptr + before, '\n', o.len - before) : NULL;
        if (end) return str_cut(out_done(&o), 0, (uint32_t)(end + 1 - o.ptr));
    }
    return out_done(&o);
}

Str packed_text(Arena *arena, PackedText text)
{
    return text.row ? rule_text(arena, rule_text_count + text.row - 1, false) : STR("");
}

Str fl_rule_text(Arena *arena, const FlRule *rule)
{
    return rule_text(arena, (uint32_t)(rule - rule_info), false);
}

Str fl_rule_title(Arena *arena, const FlRule *rule)
{
    Str title = rule_text(arena, (uint32_t)(rule - rule_info), true);
    return str_cut(title, 0, title.len - 1);
}
