// Matching without backtracking. Only a literal newline in a pattern matches a newline, so a star
// ends at the end of its line. Therefore each part between two stars can be placed as early as it
// fits, from left to right, and only the last one decides where the match ends.
#include "syntax/pattern.h"
#include "base/out.h"
#include "base/unicode.h"
#include "base/utf.h"

enum { ANY = 0x110000, STAR = 0x110001, STEPS = 1 << 26 };

typedef struct Runes {
    uint32_t *item;
    uint32_t count;
} Runes;

// The symbols between two stars.
typedef struct Part {
    const uint32_t *sign;
    uint32_t count;
    uint32_t newline; // index of the first literal newline, or `count`
} Part;

typedef struct Matcher {
    Part *part;
    uint32_t part_count;
    PatternReach reach;
    Runes value;
    uint32_t line_end; // end of the line found last
    uint32_t steps;    // remaining budget
} Matcher;

static Runes decode(Arena *a, Str s)
{
    Runes r = {arena_new(a, uint32_t, s.len + 1), 0};
    for (uint32_t at = 0; at < s.len;) {
        Rune rune = utf_next(s, at);
        r.item[r.count++] = rune.value;
        at += rune.len;
    }
    return r;
}

static void swap(uint32_t *one, uint32_t *two)
{
    uint32_t kept = *one;
    *one = *two;
    *two = kept;
}

static void reverse(Runes r)
{
    for (uint32_t i = 0; i + i + 1 < r.count; i++) swap(&r.item[i], &r.item[r.count - 1 - i]);
}

// Reverses a pattern; escapes stay before the character they protect.
static void reverse_pattern(Runes r)
{
    for (uint32_t i = 0; i + 1 < r.count; i++) {
        if (r.item[i] != '\\') continue;
        swap(&r.item[i], &r.item[i + 1]);
        i++;
    }
    reverse(r);
}

// Converts code points to symbols in place. False for an invalid escape.
static bool compile(Runes *r)
{
    uint32_t to = 0, i = 0;
    if (r->count && r->item[0] == 0xFEFF) i++;
    for (; i < r->count; i++) {
        uint32_t c = r->item[i];
        if (c == '\\') {
            c = ++i < r->count ? r->item[i] : 0;
            if (c != '*' && c != '?' && c != '\\' && c != '}' && c != '/') return false;
        } else if (c == '*') {
            c = STAR;
        } else if (c == '?') {
            c = ANY;
        }
        r->item[to++] = c;
    }
    r->count = to;
    return true;
}

static Part part_of(const uint32_t *sign, uint32_t count)
{
    Part p = {sign, count, 0};
    while (p.newline < count && sign[p.newline] != '\n') p.newline++;
    return p;
}

static void split(Arena *a, Matcher *m, Runes signs)
{
    m->part = arena_new(a, Part, signs.count + 1);
    uint32_t start = 0;
    for (uint32_t i = 0; i <= signs.count; i++) {
        if (i < signs.count && signs.item[i] != STAR) continue;
        m->part[m->part_count++] = part_of(signs.item + start, i - start);
        start = i + 1;
    }
}

static bool part_is_at(Matcher *m, const Part *p, uint32_t at)
{
    if (m->value.count - at < p->count) return false;
    for (uint32_t i = 0; i < p->count; i++) {
        if (m->steps) m->steps--;
        uint32_t c = m->value.item[at + i];
        if (p->sign[i] == ANY ? c == '\n' : p->sign[i] != c) return false;
    }
    return true;
}

static void find_line_end(Matcher *m, uint32_t at)
{
    if (at <= m->line_end && m->line_end <= m->value.count) return;
    m->line_end = at;
    while (m->line_end < m->value.count && m->value.item[m->line_end] != '\n') m->line_end++;
}

// The earliest place of `p` behind a star that begins at `at`.
static uint32_t place_first(Matcher *m, const Part *p, uint32_t at)
{
    find_line_end(m, at);
    if (p->newline < p->count) {
        // The star ends with its line, so the part's first newline is the one that ends the line.
        if (m->line_end < at + p->newline) return STR_NONE;
        return part_is_at(m, p, m->line_end - p->newline) ? m->line_end - p->newline : STR_NONE;
    }
    for (; at + p->count <= m->line_end && m->steps; at++)
        if (part_is_at(m, p, at)) return at;
    return STR_NONE;
}

static uint32_t place_last(Matcher *m, const Part *p, uint32_t at)
{
    if (p->newline < p->count) return place_first(m, p, at);
    find_line_end(m, at);
    if (m->line_end < at + p->count) return STR_NONE;
    for (uint32_t i = m->line_end - p->count; m->steps; i--) {
        if (part_is_at(m, p, i)) return i;
        if (i == at) break;
    }
    return STR_NONE;
}

// The end of the match of all parts but the first, which ends at `at`.
static uint32_t match_rest(Matcher *m, uint32_t at)
{
    for (uint32_t i = 1; i < m->part_count && at != STR_NONE; i++) {
        const Part *p = &m->part[i];
        bool is_far = i + 1 == m->part_count && m->reach == PATTERN_LONGEST;
        at = is_far ? place_last(m, p, at) : place_first(m, p, at);
        if (at != STR_NONE) at += p->count;
    }
    return at;
}

static uint32_t match_at(Matcher *m, uint32_t at)
{
    m->line_end = STR_NONE;
    return part_is_at(m, &m->part[0], at) ? match_rest(m, at + m->part[0].count) : STR_NONE;
}

// The first match at or behind `from`. When nothing fits behind a star on its line, nothing fits
// from a later place on that line either, so the search continues on the next line.
static bool find(Matcher *m, uint32_t from, Span *out)
{
    const Part *first = &m->part[0];
    for (uint32_t at = from; at + first->count <= m->value.count && m->steps; at++) {
        m->line_end = STR_NONE;
        if (!part_is_at(m, first, at)) continue;
        uint32_t star = at + first->count;
        uint32_t end = match_rest(m, star);
        *out = (Span){at, end};
        if (end != STR_NONE) return true;
        m->line_end = STR_NONE;
        find_line_end(m, star);
        at = m->line_end - first->count;
    }
    return false;
}

// The byte at which rune `index` of `s` starts.
static uint32_t byte_of(Str s, uint32_t index)
{
    return utf_offset32(s, index);
}

static bool prepare(Arena *a, Matcher *m, Runes pattern, Str value)
{
    m->steps = STEPS;
    if (!compile(&pattern)) return false;
    split(a, m, pattern);
    m->value = decode(a, value);
    return true;
}

bool pattern_is_valid(Arena *a, Str pattern)
{
    Runes r = decode(a, pattern);
    return compile(&r);
}

PatternResult pattern_cut_prefix(Arena *a, Str pattern, PatternReach reach, Str *value)
{
    Matcher m = {.reach = reach};
    if (!prepare(a, &m, decode(a, pattern), *value)) return PATTERN_BAD;
    uint32_t end = match_at(&m, 0);
    if (!m.steps) return PATTERN_TOO_LONG;
    if (end != STR_NONE) *value = str_skip(*value, byte_of(*value, end));
    return PATTERN_OK;
}

PatternResult pattern_cut_suffix(Arena *a, Str pattern, PatternReach reach, Str *value)
{
    Matcher m = {.reach = reach};
    Runes signs = decode(a, pattern);
    reverse_pattern(signs);
    if (!prepare(a, &m, signs, *value)) return PATTERN_BAD;
    reverse(m.value);
    uint32_t end = match_at(&m, 0);
    if (!m.steps) return PATTERN_TOO_LONG;
    if (end != STR_NONE) *value = str_cut(*value, 0, byte_of(*value, m.value.count - end));
    return PATTERN_OK;
}

PatternResult pattern_replace_first(Arena *a, Str pattern, Str by, Str *value)
{
    Matcher m = {.reach = PATTERN_LONGEST};
    if (!prepare(a, &m, decode(a, pattern), *value)) return PATTERN_BAD;
    Span hit;
    bool is_found = find(&m, 0, &hit);
    if (!m.steps) return PATTERN_TOO_LONG;
    if (!is_found) return PATTERN_OK;
    uint32_t start = byte_of(*value, hit.start), end = byte_of(*value, hit.end);
    *value = str_join(a, str_join(a, str_cut(*value, 0, start), by), str_skip(*value, end));
    return PATTERN_OK;
}

static uint32_t name_length(Str s)
{
    uint32_t at = 0;
    while (at < s.len) {
        Rune r = utf_next(s, at);
        if (!rune_is_letter(r.value) && !rune_is_digit(r.value) && r.value != '_') break;
        at += r.len;
    }
    return at;
}

// Reads the reference behind a `$` in a replacement; 0 when there is none.
static uint32_t reference_length(Str s, Str *name)
{
    uint32_t brace = str_at(s, 0) == '{';
    *name = str_skip(s, brace);
    *name = str_cut(*name, 0, name_length(*name));
    if (name->len == 0) return 0;
    if (brace && str_at(s, 1 + name->len) != '}') return 0;
    return name->len + 2 * brace;
}

static void put_replacement(Out *o, Str by, Str match)
{
    for (uint32_t at = 0; at < by.len;) {
        Str rest = str_skip(by, at);
        uint32_t dollar = str_find_char(rest, '$');
        out_str(o, str_cut(rest, 0, dollar));
        if (dollar == STR_NONE) return;
        rest = str_skip(rest, dollar + 1);
        at += dollar + 1;
        Str name;
        uint32_t length = reference_length(rest, &name);
        if (str_is_z(name, "0") && length) out_str(o, match);
        if (length == 0) out_char(o, '$');
        at += length ? length : str_at(rest, 0) == '$';
    }
}

PatternResult pattern_replace_all(Arena *a, Str pattern, Str by, Str *value)
{
    Matcher m = {.reach = PATTERN_LONGEST};
    if (!prepare(a, &m, decode(a, pattern), *value)) return PATTERN_BAD;
    Out out = out_on(a);
    Span hit;
    uint32_t from = 0, done = 0; // in code points
    uint32_t byte = 0;           // byte offset of `done`
    while (from <= m.value.count && find(&m, from, &hit)) {
        Str rest = str_skip(*value, byte);
        uint32_t start = byte_of(rest, hit.start - done);
        uint32_t end = start + byte_of(str_skip(rest, start), hit.end - hit.start);
        out_str(&out, str_cut(rest, 0, start));
        // An empty match right behind another match is skipped.
        bool counts = done < hit.end || hit.start == 0;
        if (counts) put_replacement(&out, by, str_cut(rest, start, end));
        byte += end;
        done = hit.end;
        from = hit.end < from + 1 ? from + 1 : hit.end;
    }
    if (!m.steps) return PATTERN_TOO_LONG;
    out_str(&out, str_skip(*value, byte));
    *value = out_done(&out);
    return PATTERN_OK;
}
