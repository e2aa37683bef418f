// File modes: octal, or clauses like `u=rwX` (language.md 13.5).
#include "values/values.h"

static uint32_t skip_signs(Str s, uint32_t at, Str signs)
{
    while (at < s.len && str_has_char(signs, s.ptr[at])) at++;
    return at;
}

static bool is_clause(Str s)
{
    uint32_t at = skip_signs(s, 0, STR("ugoa"));
    if (at == s.len) return false;
    while (at < s.len) {
        if (!str_has_char(STR("+-="), s.ptr[at])) return false;
        at = skip_signs(s, at + 1, STR("rwxXstugo"));
    }
    return true;
}

bool mode_is_valid(Str text)
{
    if (text.len == 0) return false;
    if (char_is_digit(text.ptr[0])) {
        uint64_t bits;
        return uint_parse(text, 8, 32, &bits) && bits <= 07777;
    }
    Str clause;
    while (str_next_part(&text, ',', &clause))
        if (!is_clause(clause)) return false;
    return true;
}
