// Quoting by the rules of Go and of JSON. They differ in all but the quote and the backslash.
#include "base/quote.h"
#include "base/bytes.h"
#include "base/unicode.h"
#include "base/utf.h"

// The letter of a control character's short escape, at the character's own place; NUL where there is none.
static const char go_letter[] = "\0\0\0\0\0\0\0abtnvfr";
static const char json_letter[] = "\0\0\0\0\0\0\0\0btn\0fr";

static void out_hex(Out *o, uint32_t value, uint32_t digits)
{
    while (digits--) out_char(o, "0123456789abcdef"[value >> (4 * digits) & 15]);
}

static char letter_of(const char *letters, uint32_t value)
{
    return value <= '\r' ? letters[value] : '\0';
}

static void out_escape(Out *o, char c)
{
    out_char(o, '\\');
    out_char(o, c);
}

static void out_go_rune(Out *o, Rune r, Str bytes)
{
    char letter = letter_of(go_letter, r.value);
    if (!r.is_valid || (!letter && (r.value < ' ' || r.value == 0x7F))) {
        out_str(o, STR("\\x"));
        out_hex(o, (unsigned char)bytes.ptr[0], 2);
        return;
    }
    if (letter || r.value == '"' || r.value == '\\') {
        out_escape(o, letter ? letter : (char)r.value);
        return;
    }
    if (rune_is_print(r.value)) {
        out_str(o, bytes);
        return;
    }
    bool is_short = r.value < 0x10000;
    out_escape(o, is_short ? 'u' : 'U');
    out_hex(o, r.value, is_short ? 4 : 8);
}

void out_go_quoted(Out *o, Str s)
{
    out_char(o, '"');
    for (uint32_t at = 0; at < s.len;) {
        Rune r = utf_next(s, at);
        out_go_rune(o, r, str_cut(s, at, at + r.len));
        at += r.len;
    }
    out_char(o, '"');
}

static void out_json_rune(Out *o, Rune r, Str bytes)
{
    char letter = letter_of(json_letter, r.value);
    if (!r.is_valid) {
        out_str(o, STR("\xEF\xBF\xBD"));
        return;
    }
    if (letter || r.value == '"' || r.value == '\\') {
        out_escape(o, letter ? letter : (char)r.value);
        return;
    }
    if (r.value < ' ') {
        out_escape(o, 'u');
        out_hex(o, r.value, 4);
        return;
    }
    out_str(o, bytes);
}

static bool is_plain(char c)
{
    return ' ' <= c && c < 0x7F && c != '"' && c != '\\';
}

// Whether no byte needs an escape. Bytes above ASCII are negative here.
static bool are_plain(const char *ptr)
{
    Bytes b = bytes_at(ptr);
    return !bytes_any((b < ' ') | bytes_equal(b, 0x7F) | bytes_equal(b, '"') |
                      bytes_equal(b, '\\'));
}

// The number of bytes from `at` on that need no escape. The last vector may overlap bytes already
// seen.
static uint32_t plain_run(Str s, uint32_t at)
{
    uint32_t start = at;
    while (at + BYTES <= s.len && are_plain(s.ptr + at)) at += BYTES;
    if (BYTES <= s.len && s.len < at + BYTES && are_plain(s.ptr + s.len - BYTES))
        return s.len - start;
    while (at < s.len && is_plain(s.ptr[at])) at++;
    return at - start;
}

void out_json_quoted(Out *o, Str s)
{
    out_char(o, '"');
    for (uint32_t at = 0; at < s.len;) {
        uint32_t plain = plain_run(s, at);
        out_str(o, str_cut(s, at, at + plain));
        at += plain;
        if (at == s.len) break;
        Rune r = utf_next(s, at);
        out_json_rune(o, r, str_cut(s, at, at + r.len));
        at += r.len;
    }
    out_char(o, '"');
}
