// UTF-8: decoding code points, and counting them in the units of editors.
#ifndef FL_BASE_UTF_H
#define FL_BASE_UTF_H

#include "base/str.h"

// A decoded code point. For an invalid byte `value` is 0xFFFD and `len` 1.
typedef struct Rune {
    uint32_t value;
    uint32_t len; // 1 to 4 bytes; 0 at the end of the text
    bool is_valid;
} Rune;

Rune utf_next(Str s, uint32_t at);
Rune utf_before(Str s, uint32_t at); // the code point that ends at `at`

// Whether byte `at` is a UTF-8 continuation byte; false at the end of the text.
bool utf_is_tail(Str s, uint32_t at);

// The start of the code point that contains `at`.
uint32_t utf_start(Str s, uint32_t at);

// Writes `value` as UTF-8 to `out` (room for 4 bytes); returns the number of bytes.
uint32_t utf_encode(uint32_t value, char *out);

// Whether all bytes are ASCII; the number of UTF-16 code units; the number of code points. Invalid
// bytes count one each.
bool utf_is_ascii(Str s);
uint32_t utf_count16(Str s);
uint32_t utf_count32(Str s);

// The byte offset of a number of UTF-16 code units, or code points, from the start: clamped to the
// end, never inside a code point.
uint32_t utf_offset16(Str s, uint32_t units);
uint32_t utf_offset32(Str s, uint32_t points);

// Go's unicode.IsSpace, by which BuildKit trims: ASCII blanks, newline, U+0085, U+00A0, U+1680,
// U+2000..U+200A, U+2028, U+2029, U+202F, U+205F, U+3000 (language.md, notation).
bool rune_is_space(uint32_t value);

// The first offset at or behind `at` without such a space; `s` without these spaces at its start,
// and at both ends.
uint32_t utf_skip_space(Str s, uint32_t at);
Str utf_trim_left(Str s);
Str utf_trim(Str s);

#endif
