// Most texts are sound: they are read once and not copied.
#include "protocol/repair.h"
#include "analysis.h"

enum { ESCAPE_LEN = 6, NOT_HEX = 16 };

static uint32_t hex_digit(char c)
{
    if (char_is_digit(c)) return (uint32_t)(c - '0');
    c = char_lower(c);
    return 'a' <= c && c <= 'f' ? (uint32_t)(c - 'a') + 10 : NOT_HEX;
}

// The code unit of the escape `\uXXXX` at `at`, or 0 when there is none.
static uint32_t code_unit(Str s, uint32_t at)
{
    if (str_at(s, at) != '\\' || str_at(s, at + 1) != 'u') return 0;
    uint32_t value = 0;
    for (uint32_t i = 2; i < ESCAPE_LEN; i++) {
        uint32_t digit = hex_digit(str_at(s, at + i));
        if (digit == NOT_HEX) return 0;
        value = value * 16 + digit;
    }
    return value;
}

static bool is_high(uint32_t unit)
{
    return 0xD800 <= unit && unit < 0xDC00;
}

static bool is_low(uint32_t unit)
{
    return 0xDC00 <= unit && unit < 0xE000;
}

// One piece of the text that is sound or bad as a whole.
typedef struct Piece {
    uint32_t len;
    bool is_sound;
} Piece;

static Piece escape_at(Str s, uint32_t at)
{
    uint32_t unit = code_unit(s, at);
    if (is_high(unit) && is_low(code_unit(s, at + ESCAPE_LEN)))
        return (Piece){2 * ESCAPE_LEN, true};
    if (is_high(unit) || is_low(unit)) return (Piece){ESCAPE_LEN, false};
    return (Piece){2, true};
}

static bool is_plain(char c)
{
    return (unsigned char)c < 0x80 && c != '\\';
}

static Piece piece_at(Str s, uint32_t at)
{
    if (s.ptr[at] == '\\') return escape_at(s, at);
    Rune rune = utf_next(s, at);
    return (Piece){rune.len, rune.is_valid};
}

// The offset of the first bad piece at or behind `at`, or the end.
static uint32_t skip_sound(Str s, uint32_t at)
{
    while (at < s.len) {
        while (at < s.len && is_plain(s.ptr[at])) at++;
        if (s.len <= at) break;
        Piece piece = piece_at(s, at);
        if (!piece.is_sound) return at;
        at += piece.len;
    }
    return s.len;
}

Str repair_json(Arena *a, Str text)
{
    uint32_t bad = skip_sound(text, 0);
    if (bad == text.len) return text;
    Out out = out_on(a);
    for (uint32_t at = 0; at < text.len;) {
        out_str(&out, str_cut(text, at, bad));
        if (bad == text.len) break;
        out_str(&out, STR("\\ufffd"));
        at = bad + piece_at(text, bad).len;
        bad = skip_sound(text, at);
    }
    return out_done(&out);
}

// ---- Values ----

static bool is_of_number(char c)
{
    return str_has_char(STR("+-.0123456789eE"), c);
}

static void copy_number(Out *o, Str number)
{
    enum { SAFE_DIGITS = 9 };
    bool is_real =
        str_has_char(number, '.') || str_has_char(number, 'e') || str_has_char(number, 'E');
    bool is_negative = str_at(number, 0) == '-';
    if (is_real)
        out_char(o, '0');
    else if (number.len <= SAFE_DIGITS)
        out_str(o, number);
    else
        out_str(o, is_negative ? STR("-2147483647") : STR("2147483647"));
}

// Copies the string that starts at `at`; returns where it ends.
static uint32_t copy_string(Out *o, Str text, uint32_t at)
{
    out_char(o, text.ptr[at++]);
    while (at < text.len && text.ptr[at] != '"') {
        uint32_t len = text.ptr[at] == '\\' ? 2 : 1;
        if (str_starts(str_skip(text, at), STR("\\u0000"))) {
            out_str(o, STR("\\ufffd"));
            len = 6;
        } else {
            out_str(o, str_cut(text, at, at + len));
        }
        at += len;
    }
    if (at < text.len) out_char(o, text.ptr[at++]);
    return at;
}

Str repair_values(Arena *a, Str text)
{
    Out o = out_on(a);
    for (uint32_t at = 0; at < text.len;) {
        char c = text.ptr[at];
        uint32_t end = at;
        while (end < text.len && is_of_number(text.ptr[end]) && (char_is_digit(c) || c == '-'))
            end++;
        if (c == '"') {
            at = copy_string(&o, text, at);
        } else if (at < end) {
            copy_number(&o, str_cut(text, at, end));
            at = end;
        } else {
            out_char(&o, c);
            at++;
        }
    }
    return out_done(&o);
}
