// UTF-8: reading code points, and counting them in the units that editors use.
#ifndef FL_BASE_UTF_H
#define FL_BASE_UTF_H

#include "base/str.h"

// One decoded code point. `value` is 0xFFFD and `len` 1 where the bytes are not UTF-8.
typedef struct Rune {
    uint32_t value;
    uint32_t len; // bytes, 1 to 4; 0 at the end of the text
    bool is_valid;
} Rune;

Rune utf_next(Str s, uint32_t at);
Rune utf_before(Str s, uint32_t at); // the code point that ends at `at`

// Whether byte `at` has the form of the second or a later byte of a code point; false at the end of the text.
bool utf_is_tail(Str s, uint32_t at);

// `at`, or where the code point starts that it lies in.
uint32_t utf_start(Str s, uint32_t at);

// Writes `value` as UTF-8 to `out` (room for 4 bytes); returns the number of bytes.
uint32_t utf_encode(uint32_t value, char *out);

// UTF-16 code units, or code points, of `s`. Bytes that are not UTF-8 count one each.
bool utf_is_ascii(Str s);
uint32_t utf_count16(Str s);
uint32_t utf_count32(Str s);

// Byte offset of the given number of UTF-16 units or code points from the start; clamped to the end, never inside
// a code point.
uint32_t utf_offset16(Str s, uint32_t units);
uint32_t utf_offset32(Str s, uint32_t points);

// Go's unicode.IsSpace, as the builder trims with: ASCII blanks, newline, U+0085, U+00A0, U+1680, U+2000..U+200A,
// U+2028, U+2029, U+202F, U+205F, U+3000 (language.md, notation).
bool rune_is_space(uint32_t value);

// `s` without such spaces at its start, its end, or both.
uint32_t
utf_skip_space(Str s,
               uint32_t at); // offset of the first code point at or behind `at` that is no space
Str utf_trim_left(Str s);
Str utf_trim(Str s);

#endif
