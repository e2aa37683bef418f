// Durations as Go's time.ParseDuration parses them, and sizes as Docker does.
#include "base/utf.h"
#include "values/values.h"

#define MOST (UINT64_C(1) << 63)

// A decimal fraction `value / scale`.
typedef struct Fraction {
    uint64_t value;
    double scale;
} Fraction;

// Reads digits from `*s`; false on overflow.
static bool read_whole(Str *s, uint64_t *out)
{
    uint32_t len = 0;
    *out = 0;
    for (; char_is_digit(str_at(*s, len)); len++) {
        if (MOST / 10 < *out) return false;
        *out = *out * 10 + (uint64_t)(s->ptr[len] - '0');
        if (MOST < *out) return false;
    }
    *s = str_skip(*s, len);
    return true;
}

// Reads the digits behind the point; excess digits are ignored.
static Fraction read_fraction(Str *s)
{
    Fraction f = {0, 1};
    bool is_full = false;
    uint32_t len = 0;
    for (; char_is_digit(str_at(*s, len)); len++) {
        uint64_t next = f.value * 10 + (uint64_t)(s->ptr[len] - '0');
        is_full = is_full || (MOST - 1) / 10 < f.value || MOST < next;
        if (is_full) continue;
        f.value = next;
        f.scale *= 10;
    }
    *s = str_skip(*s, len);
    return f;
}

// Reads a unit from `*s`, up to the next digit or point. 0 when it is missing or unknown.
static uint64_t read_unit(Str *s)
{
    static const struct {
        Str name;
        uint64_t nanoseconds;
    } units[] = {
        {STR_INIT("ns"), 1},
        {STR_INIT("us"), 1000},
        {STR_INIT("\xC2\xB5s"), 1000}, // micro sign and Greek mu
        {STR_INIT("\xCE\xBCs"), 1000},
        {STR_INIT("ms"), 1000000},
        {STR_INIT("s"), 1000000000},
        {STR_INIT("m"), UINT64_C(60000000000)},
        {STR_INIT("h"), UINT64_C(3600000000000)},
    };
    uint32_t len = 0;
    while (len < s->len && s->ptr[len] != '.' && !char_is_digit(s->ptr[len])) len++;
    Str name = str_cut(*s, 0, len);
    *s = str_skip(*s, len);
    for (uint32_t i = 0; i < ARRAY_LEN(units); i++)
        if (str_eq(name, units[i].name)) return units[i].nanoseconds;
    return 0;
}

// Reads NUMBER UNIT and adds it to `*sum`.
static bool read_term(Str *s, uint64_t *sum)
{
    uint64_t whole;
    uint32_t before = s->len;
    if (!read_whole(s, &whole)) return false;
    bool has_digits = s->len < before;
    Fraction fraction = {0, 1};
    if (str_at(*s, 0) == '.') {
        *s = str_skip(*s, 1);
        before = s->len;
        fraction = read_fraction(s);
        has_digits = has_digits || s->len < before;
    }
    if (!has_digits) return false;
    uint64_t unit = read_unit(s);
    if (unit == 0 || MOST / unit < whole) return false;
    whole *= unit;
    whole += (uint64_t)((double)fraction.value * ((double)unit / fraction.scale));
    if (MOST < whole || MOST - whole < *sum) return false;
    *sum += whole;
    return true;
}

bool duration_parse(Str text, int64_t *nanoseconds)
{
    bool is_negative = str_at(text, 0) == '-';
    if (is_negative || str_at(text, 0) == '+') text = str_skip(text, 1);
    *nanoseconds = 0;
    if (str_is_z(text, "0")) return true;
    if (text.len == 0) return false;
    uint64_t sum = 0;
    while (text.len)
        if (!read_term(&text, &sum)) return false;
    if (MOST - !is_negative < sum) return false;
    *nanoseconds = is_negative ? (int64_t)(~sum + 1) : (int64_t)sum;
    return true;
}

static uint32_t skip_digits(Str s, uint32_t at)
{
    while (char_is_digit(str_at(s, at))) at++;
    return at;
}

static bool is_exponent(Str s)
{
    uint32_t at = 1;
    if (char_lower(str_at(s, 0)) != 'e') return false;
    if (str_at(s, at) == '+' || str_at(s, at) == '-') at++;
    uint64_t n = 0;
    // Saturates, as a number that is too large is rejected anyway.
    if (uint_parse(str_skip(s, at), 10, 64, &n) && 308 < n) return str_at(s, 1) == '-';
    return at < s.len && skip_digits(s, at) == s.len;
}

// Digits with a point and an exponent. Hexadecimal floats are not supported.
static bool is_float(Str s)
{
    if (str_at(s, 0) == '+') s = str_skip(s, 1);
    uint32_t whole = skip_digits(s, 0), at = whole;
    if (str_at(s, at) == '.') at = skip_digits(s, at + 1);
    if (at == 0 || (at == 1 && whole == 0)) return false;
    return at == s.len || is_exponent(str_skip(s, at));
}

bool size_is_valid(Str text)
{
    uint32_t end = text.len;
    while (end && !char_is_digit(text.ptr[end - 1]) && text.ptr[end - 1] != '.' &&
           text.ptr[end - 1] != ' ')
        end--;
    if (end == 0) return false;
    Str suffix = str_skip(text, end);
    Str number = str_cut(text, 0, text.ptr[end - 1] == ' ' ? end - 1 : end);
    if (!is_float(number)) return false;
    if (suffix.len == 0 || str_ieq(suffix, STR("b"))) return true;
    if (!str_has_char(STR("kmgtp"), char_lower(suffix.ptr[0]))) return false;
    suffix = str_skip(suffix, 1);
    return suffix.len == 0 || str_ieq(suffix, STR("b")) || str_ieq(suffix, STR("ib"));
}
