// Most texts are valid: they are read once and not copied.
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

// A piece of the text that is valid or invalid as a whole.
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

// The offset of the first invalid piece at or behind `at`, or the end.
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
        out_z(&out, "\\ufffd");
        at = bad + piece_at(text, bad).len;
        bad = skip_sound(text, at);
    }
    return out_done(&out);
}
