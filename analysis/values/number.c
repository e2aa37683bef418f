// Numbers and booleans as Go's strconv reads them.
#include "values/values.h"

bool uint_parse(Str text, uint32_t base, uint32_t bits, uint64_t *out)
{
    uint64_t n = 0, most = 64 <= bits ? UINT64_MAX : (UINT64_C(1) << bits) - 1;
    if (text.len == 0) return false;
    for (uint32_t i = 0; i < text.len; i++) {
        uint64_t digit = (uint64_t)(unsigned char)text.ptr[i] - '0';
        if (base <= digit || (most - digit) / base < n) return false;
        n = n * base + digit;
    }
    *out = n;
    return true;
}

bool int_parse(Str text, uint32_t bits, int64_t *out)
{
    bool is_negative = str_at(text, 0) == '-';
    if (is_negative || str_at(text, 0) == '+') text = str_skip(text, 1);
    uint64_t n, most = (UINT64_C(1) << (bits - 1)) - 1;
    if (!uint_parse(text, 10, 64, &n) || most + is_negative < n) return false;
    *out = is_negative ? (int64_t)(~n + 1) : (int64_t)n;
    return true;
}

bool bool_parse(Str text, bool *out)
{
    static const struct {
        Str text;
        bool value;
    } known[] = {
        {STR_INIT("1"), true},      {STR_INIT("t"), true},      {STR_INIT("T"), true},
        {STR_INIT("true"), true},   {STR_INIT("TRUE"), true},   {STR_INIT("True"), true},
        {STR_INIT("0"), false},     {STR_INIT("f"), false},     {STR_INIT("F"), false},
        {STR_INIT("false"), false}, {STR_INIT("FALSE"), false}, {STR_INIT("False"), false},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(known); i++) {
        if (!str_eq(text, known[i].text)) continue;
        *out = known[i].value;
        return true;
    }
    return false;
}
