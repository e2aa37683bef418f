// Pure functions on slices.
#include "base/str.h"
#include "base/arena.h"
#include "base/bytes.h"
#include "base/utf.h"
#include <string.h>

const bool char_words[256] = {
    ['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1,
    ['8'] = 1, ['9'] = 1, ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1,
    ['G'] = 1, ['H'] = 1, ['I'] = 1, ['J'] = 1, ['K'] = 1, ['L'] = 1, ['M'] = 1, ['N'] = 1,
    ['O'] = 1, ['P'] = 1, ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1, ['U'] = 1, ['V'] = 1,
    ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1, ['_'] = 1, ['a'] = 1, ['b'] = 1, ['c'] = 1,
    ['d'] = 1, ['e'] = 1, ['f'] = 1, ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1,
    ['l'] = 1, ['m'] = 1, ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1, ['s'] = 1,
    ['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1};

bool str_ieq(Str a, Str b)
{
    if (a.len != b.len) return false;
    for (uint32_t i = 0; i < a.len; i++)
        if (char_lower(a.ptr[i]) != char_lower(b.ptr[i])) return false;
    return true;
}

bool str_is_slice(Str s, Str of)
{
    return of.ptr <= s.ptr && s.ptr < of.ptr + of.len;
}

bool str_has_digit(Str s)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (char_is_digit(s.ptr[i])) return true;
    return false;
}

bool str_has_upper(Str s)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (s.ptr[i] != char_lower(s.ptr[i])) return true;
    return false;
}

int str_cmp(Str a, Str b)
{
    uint32_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
    if (order) return order < 0 ? -1 : 1;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool str_starts(Str s, Str prefix)
{
    return str_eq(str_cut(s, 0, prefix.len), prefix);
}

bool str_ends(Str s, Str suffix)
{
    return suffix.len <= s.len && str_eq(str_skip(s, s.len - suffix.len), suffix);
}

bool str_istarts(Str s, Str prefix)
{
    if (s.len < prefix.len) return false;
    return str_ieq(str_cut(s, 0, prefix.len), prefix);
}

// Candidates for the needle's start: its first and last byte match.
static inline Bytes may_stand(const char *p, Str needle)
{
    uint32_t last = needle.len - 1;
    return bytes_equal(bytes_at(p), needle.ptr[0]) &
           bytes_equal(bytes_at(p + last), needle.ptr[last]);
}

uint32_t str_find(Str s, Str needle)
{
    if (needle.len == 0) return 0;
    if (s.len < needle.len) return STR_NONE;
    const char *p = s.ptr, *end = p + (s.len - needle.len) + 1; // last start is before `end`
    while (BYTES <= end - p) {
        bool has_two = 2 * BYTES <= end - p;
        if (has_two && !bytes_any(may_stand(p, needle) | may_stand(p + BYTES, needle))) {
            p += 2 * BYTES;
            continue;
        }
        Bytes marked = may_stand(p, needle);
        p += bytes_any(marked) ? bytes_first(marked) : BYTES;
        if (!bytes_any(marked)) continue;
        if (memcmp(p, needle.ptr, needle.len) == 0) return (uint32_t)(p - s.ptr);
        p++;
    }
    // The last vector may overlap the one before.
    bool has_block = p < end && BYTES <= end - s.ptr;
    if (has_block && !bytes_any(may_stand(end - BYTES, needle))) return STR_NONE;
    for (; p < end; p++)
        if (*p == needle.ptr[0] && memcmp(p, needle.ptr, needle.len) == 0)
            return (uint32_t)(p - s.ptr);
    return STR_NONE;
}

uint32_t str_find_char(Str s, char c)
{
    const char *hit = s.len ? memchr(s.ptr, c, s.len) : NULL;
    return hit ? (uint32_t)(hit - s.ptr) : STR_NONE;
}

uint32_t str_behind_last(Str s, char c)
{
    if (!s.len) return 0; // ptr may be NULL
    const char *at = s.ptr + s.len;
    for (; BYTES <= at - s.ptr; at -= BYTES) {
        Bytes marked = bytes_equal(bytes_at(at - BYTES), c);
        if (bytes_any(marked)) return (uint32_t)(at - s.ptr) - BYTES + bytes_last(marked) + 1;
    }
    while (s.ptr < at && at[-1] != c) at--;
    return (uint32_t)(at - s.ptr);
}

uint32_t str_count_char(Str s, char c)
{
    uint32_t count = 0;
    for (uint32_t at; (at = str_find_char(s, c)) != STR_NONE; count++) s = str_skip(s, at + 1);
    return count;
}

bool str_has(Str s, Str part)
{
    return str_find(s, part) != STR_NONE;
}

bool str_has_char(Str s, char c)
{
    return s.len && memchr(s.ptr, c, s.len);
}

// Fast path for most characters.
static inline bool is_trimmed(char c)
{
    return c <= ' ' && (char_is_blank(c) || c == '\n');
}

Str str_trim(Str s)
{
    while (s.len && is_trimmed(s.ptr[0])) s = str_skip(s, 1);
    while (s.len && is_trimmed(s.ptr[s.len - 1])) s.len--;
    return s;
}

Span str_before_line_end(Str s, Span span)
{
    while (span.start < span.end && str_has_char(STR("\r\n"), s.ptr[span.end - 1])) span.end--;
    return span;
}

// Allocates a text with a NUL behind it.
static char *text_room(Arena *a, size_t len)
{
    char *ptr = arena_take(a, len + 1);
    ptr[len] = '\0';
    return ptr;
}

Str str_copy(Arena *a, Str s)
{
    char *ptr = text_room(a, s.len);
    if (s.len) memcpy(ptr, s.ptr, s.len);
    return (Str){ptr, s.len};
}

Str str_lower(Arena *a, Str s)
{
    char *ptr = text_room(a, s.len);
    for (uint32_t i = 0; i < s.len; i++) ptr[i] = char_lower(s.ptr[i]);
    return (Str){ptr, s.len};
}

Str str_upper(Arena *a, Str s)
{
    char *ptr = text_room(a, s.len);
    for (uint32_t i = 0; i < s.len; i++) ptr[i] = char_upper(s.ptr[i]);
    return (Str){ptr, s.len};
}

Str str_join(Arena *a, Str one, Str two)
{
    char *ptr = text_room(a, (size_t)one.len + two.len);
    if (one.len) memcpy(ptr, one.ptr, one.len);
    if (two.len) memcpy(ptr + one.len, two.ptr, two.len);
    return (Str){ptr, one.len + two.len};
}

Str str_next_word(Str *rest)
{
    if (!rest->len) return *rest; // ptr may be NULL
    const char *at = rest->ptr, *end = at + rest->len;
    while (at < end && is_trimmed(*at)) at++;
    const char *start = at;
    while (at < end && !is_trimmed(*at)) at++;
    *rest = (Str){at, (uint32_t)(end - at)};
    return (Str){start, (uint32_t)(at - start)};
}

// Candidates for the word's start: first and last byte match, and a blank follows.
static inline Bytes may_begin(const char *p, Str s)
{
    const char *end = p + s.len;
    return bytes_equal(bytes_at(p), s.ptr[0]) & bytes_equal(bytes_at(end - 1), s.ptr[s.len - 1]) &
           bytes_equal(bytes_at(end), ' ');
}

static bool is_word_at(Str words, uint32_t at, Str s)
{
    bool is_start = !at || words.ptr[at - 1] == ' ';
    return is_start && memcmp(words.ptr + at, s.ptr, s.len) == 0;
}

// Whether the last word, or one that begins at or behind `p`, is the word. Separate, as it is
// rarely reached.
__attribute__((noinline)) static bool is_among(Str s, Str words, const char *p)
{
    uint32_t last = words.len - s.len;
    if (is_word_at(words, last, s)) return true;
    for (uint32_t at = (uint32_t)(p - words.ptr); at < last; at++)
        if (words.ptr[at + s.len] == ' ' && words.ptr[at] == s.ptr[0] && is_word_at(words, at, s))
            return true;
    return false;
}

bool str_is_one_of(Str s, Str words)
{
    if (!s.len || words.len < s.len) return false;
    const char *p = words.ptr, *last = p + words.len - s.len; // possible start of the last word
    bool may_be_last = *last == s.ptr[0] && words.ptr[words.len - 1] == s.ptr[s.len - 1];
    if (may_be_last) return is_among(s, words, p);
    if (last - p < BYTES) {
        while (p < last && (p[s.len] != ' ' || *p != s.ptr[0])) p++;
        return p < last && is_among(s, words, p);
    }
    for (; BYTES <= last - p; p += BYTES) {
        Bytes marked = may_begin(p, s);
        if (bytes_any(marked)) return is_among(s, words, p + bytes_first(marked));
    }
    // Vectors may overlap near the end.
    return bytes_any(may_begin(last - BYTES, s)) && is_among(s, words, last - BYTES);
}

bool str_is_z(Str s, const char *z)
{
    for (uint32_t i = 0; i < s.len; i++)
        if (z[i] != s.ptr[i] || !z[i]) return false;
    return !z[s.len];
}

bool str_starts_z(Str s, const char *z)
{
    uint32_t i = 0;
    while (i < s.len && z[i] && z[i] == s.ptr[i]) i++;
    return !z[i];
}

bool str_ends_z(Str s, const char *z)
{
    return str_ends(s, str_of_z(z));
}

bool str_has_z(Str s, const char *z)
{
    return str_has(s, str_of_z(z));
}

bool z_eq(const char *a, const char *b)
{
    while (*a && *a == *b) a++, b++;
    return *a == *b;
}

bool str_any(Str s, Str words, bool (*is)(Str s, Str word))
{
    for (Str word; (word = str_next_word(&words)).len;)
        if (is(s, word)) return true;
    return false;
}

bool str_next_part(Str *rest, char separator, Str *part)
{
    if (!rest->ptr) return false;
    uint32_t at = str_find_char(*rest, separator);
    if (at == STR_NONE) {
        *part = *rest;
        *rest = (Str){NULL, 0};
        return true;
    }
    *part = str_cut(*rest, 0, at);
    *rest = str_skip(*rest, at + 1);
    return true;
}

bool str_number(Str s, uint32_t *out)
{
    uint64_t n = 0;
    if (s.len == 0) return false;
    for (uint32_t i = 0; i < s.len; i++) {
        if (!char_is_digit(s.ptr[i])) return false;
        n = n * 10 + (uint64_t)(s.ptr[i] - '0');
        if (UINT32_MAX < n) return false;
    }
    *out = (uint32_t)n;
    return true;
}

enum { DISTANCE_MAX = 64 }; // code points of the longer text; names that matter are shorter

// The number of code points, or STR_NONE when they are too many.
static uint32_t decode(Str s, uint32_t *out)
{
    uint32_t n = 0;
    for (uint32_t at = 0; at < s.len;) {
        if (n == DISTANCE_MAX) return STR_NONE;
        if ((unsigned char)s.ptr[at] < 0x80) {
            out[n++] = (unsigned char)s.ptr[at++];
            continue;
        }
        Rune r = utf_next(s, at);
        out[n++] = r.value;
        at += r.len;
    }
    return n;
}

// A bit set of the ASCII characters in a text; two characters share each bit.
static uint64_t letters(Str s)
{
    uint64_t bits = 0;
    for (uint32_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] < 0x80) bits |= 1ull << (s.ptr[i] & 63);
    return bits;
}

// Each edit adds or removes at most one character, which gives a lower bound.
static bool is_far(Str a, Str b, uint32_t limit)
{
    uint64_t one = letters(a), two = letters(b);
    uint64_t gone = one & ~two, come = two & ~one;
    for (uint32_t i = 0; i < limit; i++) {
        if (!gone && !come) return false;
        gone &= gone - 1;
        come &= come - 1;
    }
    return true;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

uint32_t str_distance(Str a, Str b, uint32_t limit)
{
    uint32_t one[DISTANCE_MAX], two[DISTANCE_MAX], row[DISTANCE_MAX + 1];
    if (is_far(a, b, limit)) return limit;
    uint32_t n = decode(a, one), m = decode(b, two);
    if (n == STR_NONE || m == STR_NONE) return limit;
    if (n + limit <= m || m + limit <= n) return limit;
    for (uint32_t j = 0; j <= m; j++) row[j] = j;
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t diagonal = row[0], lowest = i;
        row[0] = i;
        for (uint32_t j = 1; j <= m; j++) {
            uint32_t swap = diagonal + (one[i - 1] != two[j - 1]);
            diagonal = row[j];
            row[j] = least(swap, least(row[j], row[j - 1]) + 1);
            lowest = least(lowest, row[j]);
        }
        if (limit <= lowest) return limit;
    }
    return least(row[m], limit);
}
