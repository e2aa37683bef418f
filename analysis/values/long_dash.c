#include "values/long_dash.h"

// The last of three bytes: U+2010 hyphen to U+2015 horizontal bar, and U+2212 minus sign.
enum { DASH_BYTES = 3, EN_DASH = 0x93, EM_DASH = 0x94, BAR = 0x95 };

uint32_t long_dash(Str word)
{
    static const Str DASHES = STR_INIT("‐ ‑ ‒ – — ― −");
    Str rest = DASHES;
    if (str_at(word, 0) != DASHES.ptr[0]) return 0; // they all begin alike
    for (Str dash; (dash = str_next_word(&rest)).len;)
        if (str_starts(word, dash)) return dash.len;
    return 0;
}

static bool is_one_letter(Str name)
{
    return name.len == 1 || str_at(name, 1) == '=';
}

Str long_dash_plain(Str word)
{
    unsigned char last = (unsigned char)str_at(word, DASH_BYTES - 1);
    if (is_one_letter(str_skip(word, DASH_BYTES))) return STR("-");
    if (last == EM_DASH || last == BAR) return STR("--");
    return last == EN_DASH ? STR("") : STR("-");
}
