#include "base/hidden.h"
#include "base/out.h"
#include "base/utf.h"

typedef struct Row {
    uint32_t first, last;
    const char *name;
    uint8_t kind; // HiddenKind
} Row;

// From UnicodeData.txt: the spaces that are not ASCII, and the format characters that people paste without knowing.
static const Row rows[] = {
    {0x85, 0x85, "next line", HIDDEN_SPACE},
    {0xA0, 0xA0, "no-break space", HIDDEN_SPACE},
    {0xAD, 0xAD, "soft hyphen", HIDDEN_NOTHING},
    {0x34F, 0x34F, "combining grapheme joiner", HIDDEN_NOTHING},
    {0x61C, 0x61C, "direction mark", HIDDEN_NOTHING},
    {0x115F, 0x1160, "Hangul filler", HIDDEN_SPACE},
    {0x1680, 0x1680, "Ogham space", HIDDEN_SPACE},
    {0x180E, 0x180E, "Mongolian vowel separator", HIDDEN_NOTHING},
    {0x2000, 0x200A, "typographic space", HIDDEN_SPACE},
    {0x200B, 0x200B, "zero-width space", HIDDEN_NOTHING},
    {0x200C, 0x200C, "zero-width non-joiner", HIDDEN_NOTHING},
    {0x200D, 0x200D, "zero-width joiner", HIDDEN_NOTHING},
    {0x200E, 0x200F, "direction mark", HIDDEN_NOTHING},
    {0x2028, 0x2028, "line separator", HIDDEN_SPACE},
    {0x2029, 0x2029, "paragraph separator", HIDDEN_SPACE},
    {0x202A, 0x202E, "direction control", HIDDEN_NOTHING},
    {0x202F, 0x202F, "narrow no-break space", HIDDEN_SPACE},
    {0x205F, 0x205F, "mathematical space", HIDDEN_SPACE},
    {0x2060, 0x2060, "word joiner", HIDDEN_NOTHING},
    {0x2061, 0x2064, "invisible operator", HIDDEN_NOTHING},
    {0x2066, 0x2069, "direction control", HIDDEN_NOTHING},
    {0x3000, 0x3000, "ideographic space", HIDDEN_SPACE},
    {0x3164, 0x3164, "Hangul filler", HIDDEN_SPACE},
    {0xFEFF, 0xFEFF, "byte-order mark", HIDDEN_NOTHING},
    {0xFFA0, 0xFFA0, "Hangul filler", HIDDEN_SPACE},
};

static const Row *row_of(uint32_t value)
{
    uint32_t low = 0, high = ARRAY_LEN(rows);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rows[middle].last < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low < ARRAY_LEN(rows) && rows[low].first <= value ? &rows[low] : NULL;
}

HiddenKind rune_hidden(uint32_t value)
{
    const Row *row = row_of(value);
    return row ? (HiddenKind)row->kind : HIDDEN_NOT;
}

Str hidden_name(Arena *a, uint32_t value)
{
    static const char digits[] = "0123456789ABCDEF";
    char code[] = "U+0000";
    const Row *row = row_of(value);
    for (uint32_t i = 0; i < 4; i++) code[2 + i] = digits[value >> (12 - 4 * i) & 15];
    return row ? str_fmt(a, "%s, %s", code, row->name) : STR("");
}

static uint32_t length_if_hidden(Rune r)
{
    return r.is_valid && rune_hidden(r.value) ? r.len : 0;
}

uint32_t hidden_at(Str s, uint32_t at)
{
    return (unsigned char)str_at(s, at) < 0x80 ? 0 : length_if_hidden(utf_next(s, at));
}

uint32_t hidden_before(Str s, uint32_t at)
{
    bool is_ascii = !at || (unsigned char)s.ptr[at - 1] < 0x80;
    return is_ascii ? 0 : length_if_hidden(utf_before(s, at));
}
