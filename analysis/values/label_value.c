// Validators, all linear.
#include "values/label_value.h"

static bool is_hex(char c)
{
    return char_is_digit(c) || ('a' <= char_lower(c) && char_lower(c) <= 'f');
}

static bool is_url_char(Str text, uint32_t i)
{
    char c = text.ptr[i];
    if (c == '%') return is_hex(str_at(text, i + 1)) && is_hex(str_at(text, i + 2));
    return char_is_alpha(c) || char_is_digit(c) ||
           (c && str_has_char(STR("-._~:/?#[]@!$&'()*+,;="), c));
}

bool value_is_url(Str text)
{
    uint32_t colon = str_find_char(text, ':');
    if (colon == STR_NONE || !char_is_alpha(str_at(text, 0))) return false;
    for (uint32_t i = 0; i < colon; i++) {
        char c = text.ptr[i];
        if (!char_is_alpha(c) && !char_is_digit(c) && !str_has_char(STR("+-."), c)) return false;
    }
    for (uint32_t i = colon + 1; i < text.len; i++)
        if (!is_url_char(text, i)) return false;
    return true;
}

// Matches a pattern such as `dddd-dd-dd`: `d` is a digit, `t` is T or a space, others stand for
// themselves.
static bool fits(Str text, Str pattern)
{
    if (text.len != pattern.len) return false;
    for (uint32_t i = 0; i < text.len; i++) {
        char want = pattern.ptr[i], got = text.ptr[i];
        bool is_ok = want == 'd'   ? char_is_digit(got)
                     : want == 't' ? char_lower(got) == 't'
                                   : want == got;
        if (!is_ok) return false;
    }
    return true;
}

static uint32_t number_at(Str text, uint32_t at, uint32_t len)
{
    uint32_t number = 0;
    str_number(str_cut(text, at, at + len), &number);
    return number;
}

static uint32_t days_in(uint32_t year, uint32_t month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && is_leap ? 1u : 0u);
}

static bool is_zone(Str text)
{
    if (text.len == 1) return char_lower(text.ptr[0]) == 'z';
    if (!fits(text, STR("+dd:dd")) && !fits(text, STR("-dd:dd"))) return false;
    return number_at(text, 1, 2) < 24 && number_at(text, 4, 2) < 60;
}

bool value_is_time(Str text)
{
    enum { SECONDS_END = 19 };
    if (!fits(str_cut(text, 0, SECONDS_END), STR("dddd-dd-ddtdd:dd:dd"))) return false;
    uint32_t month = number_at(text, 5, 2), day = number_at(text, 8, 2);
    if (month < 1 || 12 < month || day < 1 || days_in(number_at(text, 0, 4), month) < day)
        return false;
    if (23 < number_at(text, 11, 2) || 59 < number_at(text, 14, 2) || 60 < number_at(text, 17, 2))
        return false;
    Str rest = str_skip(text, SECONDS_END);
    if (str_at(rest, 0) == '.') {
        uint32_t end = 1;
        while (char_is_digit(str_at(rest, end))) end++;
        if (end == 1) return false;
        rest = str_skip(rest, end);
    }
    return is_zone(rest);
}

bool value_is_hash(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (!is_hex(text.ptr[i]) || text.ptr[i] != char_lower(text.ptr[i])) return false;
    return text.len == 7 || text.len == 40;
}

// A number without leading zero.
static bool is_plain_number(Str text)
{
    for (uint32_t i = 0; i < text.len; i++)
        if (!char_is_digit(text.ptr[i])) return false;
    return text.len == 1 || (text.len && text.ptr[0] != '0');
}

static bool is_identifier(Str text, bool may_have_zeros)
{
    bool is_number = true;
    for (uint32_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!char_is_alpha(c) && !char_is_digit(c) && c != '-') return false;
        is_number &= char_is_digit(c);
    }
    return text.len && (may_have_zeros || !is_number || is_plain_number(text));
}

static bool are_identifiers(Str text, bool may_have_zeros)
{
    for (Str part; str_next_part(&text, '.', &part);)
        if (!is_identifier(part, may_have_zeros)) return false;
    return true;
}

bool value_is_semver(Str text)
{
    uint32_t plus = str_find_char(text, '+'), numbers = 0;
    Str build = plus == STR_NONE ? STR("") : str_skip(text, plus + 1);
    text = str_cut(text, 0, plus);
    uint32_t dash = str_find_char(text, '-');
    Str early = dash == STR_NONE ? STR("") : str_skip(text, dash + 1);
    Str core = str_cut(text, 0, dash);
    if (plus != STR_NONE && !are_identifiers(build, true)) return false;
    if (dash != STR_NONE && !are_identifiers(early, false)) return false;
    if (str_ends_z(core, ".")) return false;
    for (Str part; core.len && str_next_part(&core, '.', &part); numbers++)
        if (!is_plain_number(part)) return false;
    return numbers == 3;
}

// Words of an email address, separated by single dots.
static bool is_dot_atom(Str text)
{
    char last = '.';
    for (uint32_t i = 0; i < text.len; last = text.ptr[i++]) {
        char c = text.ptr[i];
        if (c == '.' ? last == '.'
                     : !char_is_word(c) && !(c && str_has_char(STR("!#$%&'*+-/=?^`{|}~"), c)))
            return false;
    }
    return last != '.';
}

static bool is_quoted(Str text)
{
    if (text.len < 2 || text.ptr[0] != '"' || text.ptr[text.len - 1] != '"') return false;
    for (uint32_t i = 1; i + 1 < text.len; i++) {
        if (text.ptr[i] == '"') return false;
        if (text.ptr[i] == '\\' && ++i + 1 >= text.len) return false;
    }
    return true;
}

bool value_is_email(Str text)
{
    uint32_t at = str_behind_last(text, '@');
    if (at < 2) return false;
    Str local = str_cut(text, 0, at - 1), domain = str_skip(text, at);
    bool is_literal = str_at(domain, 0) == '[' && str_ends_z(domain, "]") && 2 < domain.len;
    return (is_dot_atom(local) || is_quoted(local)) && (is_literal || is_dot_atom(domain));
}
