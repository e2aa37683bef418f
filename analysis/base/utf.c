// UTF-8 by the table of RFC 3629: no surrogates, no overlong forms, nothing above U+10FFFF.
#include "base/utf.h"
#include <string.h>

bool utf_is_tail(Str s, uint32_t at)
{
    return ((unsigned char)str_at(s, at) & 0xC0) == 0x80;
}

static Rune bad_byte(void)
{
    return (Rune){0xFFFD, 1, false};
}

static uint32_t tail_bits(Str s, uint32_t at)
{
    return (unsigned char)s.ptr[at] & 0x3F;
}

static Rune decode(Str s, uint32_t at, unsigned char lead)
{
    uint32_t len = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    uint32_t value = lead & (0xFFu >> (len + 1));
    if (s.len - at < len) return bad_byte();
    for (uint32_t i = 1; i < len; i++) {
        if (!utf_is_tail(s, at + i)) return bad_byte();
        value = value << 6 | tail_bits(s, at + i);
    }
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < smallest[len] || 0x10FFFF < value) return bad_byte();
    if (0xD800 <= value && value <= 0xDFFF) return bad_byte();
    return (Rune){value, len, true};
}

Rune utf_next(Str s, uint32_t at)
{
    if (s.len <= at) return (Rune){0, 0, false};
    unsigned char lead = (unsigned char)s.ptr[at];
    if (lead < 0x80) return (Rune){lead, 1, true};
    if (lead < 0xC2 || 0xF4 < lead) return bad_byte();
    return decode(s, at, lead);
}

Rune utf_before(Str s, uint32_t at)
{
    if (at == 0) return (Rune){0, 0, false};
    for (uint32_t back = 1; back <= 4 && back <= at; back++) {
        if (utf_is_tail(s, at - back)) continue;
        Rune r = utf_next(s, at - back);
        if (r.is_valid && r.len == back) return r;
        break;
    }
    return bad_byte();
}

uint32_t utf_start(Str s, uint32_t at)
{
    if (!utf_is_tail(s, at)) return at;
    for (uint32_t back = 1; back < 4 && back <= at; back++)
        if (back < utf_next(s, at - back).len) return at - back;
    return at;
}

uint32_t utf_encode(uint32_t value, char *out)
{
    if (value < 0x80) {
        out[0] = (char)value;
        return 1;
    }
    uint32_t len = value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
    for (uint32_t i = len - 1; 0 < i; i--) {
        out[i] = (char)(0x80 | (value & 0x3F));
        value >>= 6;
    }
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead[len] | value);
    return len;
}

// The number of ASCII bytes at the start, in steps of eight.
static uint32_t ascii_start(Str s)
{
    uint32_t at = 0;
    for (uint64_t part; at + 8 <= s.len; at += 8) {
        memcpy(&part, s.ptr + at, 8);
        if (part & 0x8080808080808080u) break;
    }
    return at;
}

bool utf_is_ascii(Str s)
{
    uint32_t at = ascii_start(s);
    while (at < s.len && (unsigned char)s.ptr[at] < 0x80) at++;
    return at == s.len;
}

static uint32_t units(Rune r)
{
    return 0xFFFF < r.value ? 2 : 1;
}

uint32_t utf_count16(Str s)
{
    uint32_t n = ascii_start(s);
    for (uint32_t at = n; at < s.len;) {
        Rune r = utf_next(s, at);
        n += units(r);
        at += r.len;
    }
    return n;
}

uint32_t utf_count32(Str s)
{
    uint32_t n = ascii_start(s);
    for (uint32_t at = n; at < s.len; n++) at += utf_next(s, at).len;
    return n;
}

uint32_t utf_offset16(Str s, uint32_t want)
{
    uint32_t at = 0;
    for (uint32_t n = 0; at < s.len && n < want;) {
        Rune r = utf_next(s, at);
        n += units(r);
        if (want < n) break;
        at += r.len;
    }
    return at;
}

uint32_t utf_offset32(Str s, uint32_t want)
{
    uint32_t at = 0;
    for (uint32_t n = 0; at < s.len && n < want; n++) at += utf_next(s, at).len;
    return at;
}

bool rune_is_space(uint32_t value)
{
    if (value < 0x80) return value == ' ' || (9 <= value && value <= 13);
    switch (value) {
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000: return true;
    default: return 0x2000 <= value && value <= 0x200A;
    }
}

uint32_t utf_skip_space(Str s, uint32_t at)
{
    while (at < s.len) {
        unsigned char c = (unsigned char)s.ptr[at];
        if (c < 0x80) { // fast path
            if (c != ' ' && (c < 9 || 13 < c)) break;
            at++;
            continue;
        }
        Rune r = utf_next(s, at);
        if (!r.is_valid || !rune_is_space(r.value)) break;
        at += r.len;
    }
    return at;
}

Str utf_trim_left(Str s)
{
    return str_skip(s, utf_skip_space(s, 0));
}

Str utf_trim(Str s)
{
    // A quick test whether there is nothing to trim. Bytes above ASCII are negative here.
    if (s.len && ' ' < s.ptr[0] && ' ' < s.ptr[s.len - 1]) return s;
    s = utf_trim_left(s);
    while (s.len) {
        unsigned char c = (unsigned char)s.ptr[s.len - 1];
        if ('!' <= c && c < 0x80) break;
        Rune r = utf_before(s, s.len);
        if (!r.is_valid || !rune_is_space(r.value)) break;
        s.len -= r.len;
    }
    return s;
}
