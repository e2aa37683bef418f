// "Did you mean": the nearest of a few names (language.md 13.9).
#include "values/values.h"

enum { TOO_FAR = 3, NAME_MAX_LEN = 256 };

// A name in lower case; `buffer` must have room for NAME_MAX_LEN.
static Str lower(Str s, char *buffer)
{
    uint32_t len = s.len < NAME_MAX_LEN ? s.len : NAME_MAX_LEN;
    for (uint32_t i = 0; i < len; i++) buffer[i] = char_lower(s.ptr[i]);
    return str_of(buffer, len);
}

Str suggest(Str text, const Str *candidate, uint32_t count)
{
    Str best = STR("");
    uint32_t least = text.len < TOO_FAR ? text.len : TOO_FAR; // a different word is not near
    for (uint32_t i = 0; i < count; i++) {
        if (str_eq(text, candidate[i])) return STR("");
        uint32_t distance = str_distance(text, candidate[i], least);
        if (least <= distance) continue;
        least = distance;
        best = candidate[i];
    }
    return best;
}

Str suggest_ignoring_case(Str text, const Str *candidate, uint32_t count)
{
    char one[NAME_MAX_LEN], two[NAME_MAX_LEN];
    Str best = STR("");
    uint32_t least = TOO_FAR;
    for (uint32_t i = 0; i < count; i++) {
        if (str_ieq(text, candidate[i])) return STR("");
        uint32_t distance = str_distance(lower(text, one), lower(candidate[i], two), least);
        if (least <= distance) continue;
        least = distance;
        best = candidate[i];
    }
    return best;
}
