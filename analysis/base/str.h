// Slices of bytes: what everything else passes about, beside ranges of offsets (base/span.h).
#ifndef FL_BASE_STR_H
#define FL_BASE_STR_H

#include "base/span.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct Arena;

// A slice of bytes. It owns nothing, may hold any byte, and lives as long as what it points into.
typedef struct Str {
    const char *ptr;
    uint32_t len;
} Str;

#define STR_NONE UINT32_MAX

#define STR(literal) ((Str){"" literal, sizeof(literal) - 1})
// The same for the initialisers of static tables.
#define STR_INIT(literal)                                                                          \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }
#define STR_ARG(s)   (int)(s).len, (s).ptr
#define ARRAY_LEN(a) ((uint32_t)(sizeof(a) / sizeof((a)[0])))

// A slice of `len` bytes at `ptr`.
static inline Str str_of(const char *ptr, uint32_t len)
{
    return (Str){ptr, len};
}

// A slice of a text that ends in NUL.
static inline Str str_of_z(const char *z)
{
    uint32_t len = 0;
    while (z[len]) len++;
    return (Str){z, len};
}

// Whether it is the text that ends with a NUL, starts or ends with it or has it inside; whether two such are equal.
bool str_is_z(Str s, const char *z), str_starts_z(Str s, const char *z);
bool str_ends_z(Str s, const char *z), str_has_z(Str s, const char *z);
bool z_eq(const char *a, const char *b);

// The bytes [start, end) of `s`; both are clamped to its length.
static inline Str str_cut(Str s, uint32_t start, uint32_t end)
{
    if (s.len < end) end = s.len;
    if (end < start) start = end;
    return (Str){start ? s.ptr + start : s.ptr, end - start}; // an empty slice may have no pointer
}

// `s` without its first `n` bytes.
static inline Str str_skip(Str s, uint32_t n)
{
    return str_cut(s, n, s.len);
}

// The byte at `at`, or 0 behind the end.
static inline char str_at(Str s, uint32_t at)
{
    return at < s.len ? s.ptr[at] : '\0';
}

static inline bool char_is_digit(char c)
{
    return '0' <= c && c <= '9';
}

static inline bool char_is_alpha(char c)
{
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}

extern const bool char_words[256]; // the letters, digits and `_`

static inline bool char_is_word(char c)
{
    return char_words[(uint8_t)c];
}

// The ASCII blanks of the language: tab, vertical tab, form feed, carriage return, space.
static inline bool char_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

static inline char char_lower(char c)
{
    return 'A' <= c && c <= 'Z' ? (char)(c + 32) : c;
}

static inline char char_upper(char c)
{
    return 'a' <= c && c <= 'z' ? (char)(c - 32) : c;
}

// Most texts that differ do so in length or at once.
static inline bool str_eq(Str a, Str b)
{
    if (a.len != b.len) return false;
    return !a.len || (a.ptr[0] == b.ptr[0] && memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_ieq(Str a, Str b); // without regard to ASCII case
int str_cmp(Str a, Str b);  // by bytes, the shorter first: -1, 0 or 1
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
bool str_istarts(Str s, Str prefix);
uint32_t str_find(Str s, Str needle);    // offset of the first occurrence, or STR_NONE
uint32_t str_find_char(Str s, char c);   // offset of the first occurrence, or STR_NONE
uint32_t str_behind_last(Str s, char c); // offset behind the last occurrence, or 0
uint32_t str_count_char(Str s, char c);
bool str_has(Str s, Str part);
bool str_has_char(Str s, char c);
bool str_is_slice(Str s, Str of);                // it begins among the bytes of the other
bool str_has_upper(Str s), str_has_digit(Str s); // of ASCII
Str str_trim(Str s);                             // without ASCII blanks and newlines at both ends

// The span of `s` without the line ends, CR or LF, that it ends with.
Span str_before_line_end(Str s, Span span);

// Copies in the arena.
Str str_copy(struct Arena *a, Str s);
Str str_lower(struct Arena *a, Str s), str_upper(struct Arena *a, Str s); // ASCII letters only
Str str_join(struct Arena *a, Str one, Str two);

// The next word of `*rest` at ASCII blanks, cut off from it; empty when there is none left.
Str str_next_word(Str *rest);

// Whether `s` is one of the words of `words`, which stand with one blank between them.
bool str_is_one_of(Str s, Str words);

// Whether `is(s, word)` holds for one of the words, between which blanks stand: str_any(name, STR(".zip .tgz"), str_ends).
bool str_any(Str s, Str words, bool (*is)(Str s, Str word));

// The text before the next `separator`, cut off from `*rest` together with it. False at the end.
bool str_next_part(Str *rest, char separator, Str *part);

// A decimal number without sign that fits; false when `s` is anything else.
bool str_number(Str s, uint32_t *out);

// Levenshtein distance in code points, or `limit` when it is that or more ("did you mean": language.md 13.9).
uint32_t str_distance(Str a, Str b, uint32_t limit);

#endif
