#include "base/hidden.h"
#include "base/out.h"
#include "base/utf.h"

typedef struct Row {
    uint32_t first, last;
    HiddenKind kind;
    Str name;
} Row;

// From UnicodeData.txt: the spaces that are not ASCII, and the format characters that people paste without knowing.
static const Row rows[] = {
    {0x85, 0x85, HIDDEN_SPACE, STR_INIT("next line")},
    {0xA0, 0xA0, HIDDEN_SPACE, STR_INIT("no-break space")},
    {0xAD, 0xAD, HIDDEN_NOTHING, STR_INIT("soft hyphen")},
    {0x34F, 0x34F, HIDDEN_NOTHING, STR_INIT("combining grapheme joiner")},
    {0x61C, 0x61C, HIDDEN_NOTHING, STR_INIT("direction mark")},
    {0x115F, 0x1160, HIDDEN_SPACE, STR_INIT("Hangul filler")},
    {0x1680, 0x1680, HIDDEN_SPACE, STR_INIT("Ogham space")},
    {0x180E, 0x180E, HIDDEN_NOTHING, STR_INIT("Mongolian vowel separator")},
    {0x2000, 0x200A, HIDDEN_SPACE, STR_INIT("typographic space")},
    {0x200B, 0x200B, HIDDEN_NOTHING, STR_INIT("zero-width space")},
    {0x200C, 0x200C, HIDDEN_NOTHING, STR_INIT("zero-width non-joiner")},
    {0x200D, 0x200D, HIDDEN_NOTHING, STR_INIT("zero-width joiner")},
    {0x200E, 0x200F, HIDDEN_NOTHING, STR_INIT("direction mark")},
    {0x2028, 0x2028, HIDDEN_SPACE, STR_INIT("line separator")},
    {0x2029, 0x2029, HIDDEN_SPACE, STR_INIT("paragraph separator")},
    {0x202A, 0x202E, HIDDEN_NOTHING, STR_INIT("direction control")},
    {0x202F, 0x202F, HIDDEN_SPACE, STR_INIT("narrow no-break space")},
    {0x205F, 0x205F, HIDDEN_SPACE, STR_INIT("mathematical space")},
    {0x2060, 0x2060, HIDDEN_NOTHING, STR_INIT("word joiner")},
    {0x2061, 0x2064, HIDDEN_NOTHING, STR_INIT("invisible operator")},
    {0x2066, 0x2069, HIDDEN_NOTHING, STR_INIT("direction control")},
    {0x3000, 0x3000, HIDDEN_SPACE, STR_INIT("ideographic space")},
    {0x3164, 0x3164, HIDDEN_SPACE, STR_INIT("Hangul filler")},
    {0xFEFF, 0xFEFF, HIDDEN_NOTHING, STR_INIT("byte-order mark")},
    {0xFFA0, 0xFFA0, HIDDEN_SPACE, STR_INIT("Hangul filler")},
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
    return row ? row->kind : HIDDEN_NOT;
}

Str hidden_name(Arena *a, uint32_t value)
{
    static const char digits[] = "0123456789ABCDEF";
    char code[] = "U+0000";
    const Row *row = row_of(value);
    for (uint32_t i = 0; i < 4; i++) code[2 + i] = digits[value >> (12 - 4 * i) & 15];
    return row ? str_fmt(a, "%s, %.*s", code, STR_ARG(row->name)) : STR("");
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
