// Matches with a set of pattern positions that moves along the path (an NFA).
#include "values/path_pattern.h"
#include "base/utf.h"

typedef enum SignKind {
    SIGN_RUNE,
    SIGN_ANY,     // ?
    SIGN_STAR,    // *
    SIGN_CLASS,   // [a-z]
    SIGN_FOLDERS, // ** or nothing; always followed by SIGN_INSIDE
    SIGN_INSIDE,  // inside the folders of a **, up to a slash
    SIGN_ALL,     // ** at the end
} SignKind;

typedef struct Sign {
    SignKind kind;
    uint32_t rune;
    Str class; // the text between the brackets
} Sign;

typedef struct Signs {
    Sign *item;
    uint32_t count;
} Signs;

// Reads a character of a class at `*at`; false when there is none, or nothing follows it.
static bool class_rune(Str pattern, uint32_t *at, uint32_t *rune)
{
    char c = str_at(pattern, *at);
    if (pattern.len <= *at || c == '-' || c == ']') return false;
    if (c == '\\') ++*at;
    Rune r = utf_next(pattern, *at);
    if (!r.is_valid) return false;
    *at += r.len;
    *rune = r.value;
    return *at < pattern.len;
}

// The offset behind the `]` of the class at `at`; 0 when it is invalid.
static uint32_t class_end(Str pattern, uint32_t at)
{
    uint32_t low, high, count = 0;
    at++;
    if (str_at(pattern, at) == '^') at++;
    for (; count == 0 || str_at(pattern, at) != ']'; count++) {
        if (!class_rune(pattern, &at, &low)) return 0;
        if (str_at(pattern, at) != '-') continue;
        at++;
        if (!class_rune(pattern, &at, &high)) return 0;
    }
    return at + 1;
}

bool path_pattern_is_valid(Str pattern)
{
    for (uint32_t at = 0; at < pattern.len;) {
        char c = pattern.ptr[at];
        if (c == '\\' && pattern.len <= at + 1) return false;
        if (c != '[') {
            at += c == '\\' ? 2 : 1;
            continue;
        }
        at = class_end(pattern, at);
        if (at == 0) return false;
    }
    return true;
}

static bool is_in_class(Str class, uint32_t rune)
{
    uint32_t at = 0, low, high;
    bool is_negated = str_at(class, 0) == '^', is_in = false;
    Str closed = {class.ptr, class.len + 1}; // with the bracket, which the class reader needs
    if (is_negated) at++;
    while (at < class.len) {
        if (!class_rune(closed, &at, &low)) break;
        high = low;
        if (str_at(class, at) == '-') {
            at++;
            if (!class_rune(closed, &at, &high)) break;
        }
        if (low <= rune && rune <= high) is_in = true;
    }
    return is_in != is_negated;
}

static void add(Signs *signs, SignKind kind)
{
    signs->item[signs->count++].kind = kind;
}

// Reads the `**` at `at`, with a following slash.
static uint32_t read_deep(Signs *signs, Str pattern, uint32_t at)
{
    at += 2;
    if (str_at(pattern, at) == '/') at++;
    if (pattern.len <= at) {
        add(signs, SIGN_ALL);
        return at;
    }
    add(signs, SIGN_FOLDERS);
    add(signs, SIGN_INSIDE);
    return at;
}

static uint32_t read_class(Signs *signs, Str pattern, uint32_t at)
{
    uint32_t end = class_end(pattern, at);
    if (end == 0) end = pattern.len;
    signs->item[signs->count].class = str_cut(pattern, at + 1, end - 1);
    add(signs, SIGN_CLASS);
    return end;
}

static uint32_t read_rune(Signs *signs, Str pattern, uint32_t at)
{
    if (pattern.ptr[at] == '\\' && at + 1 < pattern.len) at++;
    Rune r = utf_next(pattern, at);
    signs->item[signs->count].rune = r.value;
    add(signs, SIGN_RUNE);
    return at + r.len;
}

static Signs compile(Arena *a, Str pattern, PathPatternKind kind)
{
    Signs signs = {arena_new(a, Sign, pattern.len + 1), 0};
    for (uint32_t at = 0; at < pattern.len;) {
        char c = pattern.ptr[at];
        if (c == '*' && kind == PATTERN_DEEP && str_at(pattern, at + 1) == '*') {
            at = read_deep(&signs, pattern, at);
        } else if (c == '*' || c == '?') {
            add(&signs, c == '*' ? SIGN_STAR : SIGN_ANY);
            at++;
        } else if (c == '[') {
            at = read_class(&signs, pattern, at);
        } else {
            at = read_rune(&signs, pattern, at);
        }
    }
    return signs;
}

// Adds the positions that are reachable without a character.
static void close_set(const Signs *signs, bool *set)
{
    for (uint32_t i = 0; i < signs->count; i++) {
        if (!set[i]) continue;
        SignKind kind = signs->item[i].kind;
        if (kind == SIGN_STAR || kind == SIGN_ALL || kind == SIGN_FOLDERS) set[i + 1] = true;
        if (kind == SIGN_FOLDERS) set[i + 2] = true;
    }
}

// The positions after reading `rune` at position `i`.
static void step(const Signs *signs, uint32_t i, uint32_t rune, bool *next)
{
    const Sign *s = &signs->item[i];
    bool is_slash = rune == '/';
    switch (s->kind) {
    case SIGN_RUNE: next[i + 1] |= s->rune == rune; break;
    case SIGN_ANY: next[i + 1] |= !is_slash; break;
    case SIGN_STAR: next[i] |= !is_slash; break;
    case SIGN_CLASS: next[i + 1] |= is_in_class(s->class, rune); break;
    case SIGN_ALL: next[i] = true; break;
    case SIGN_INSIDE:
        next[i] = true;
        next[i + 1] |= is_slash;
        break;
    case SIGN_FOLDERS: break;
    }
}

// A quick test whether the path differs before the first wildcard.
static bool begins_otherwise(Str pattern, Str path)
{
    for (uint32_t i = 0; i < pattern.len && !str_has_char(STR("*?[\\"), pattern.ptr[i]); i++)
        if (str_at(path, i) != pattern.ptr[i] || path.len <= i) return true;
    return false;
}

bool path_pattern_match(Arena *a, Str pattern, PathPatternKind kind, Str path)
{
    if (begins_otherwise(pattern, path)) return false;
    Signs signs = compile(a, pattern, kind);
    uint32_t room = signs.count + 3;
    bool *set = arena_new(a, bool, room), *next = arena_new(a, bool, room);
    set[0] = true;
    close_set(&signs, set);
    for (uint32_t at = 0; at < path.len;) {
        Rune r = utf_next(path, at);
        bool is_over = true;
        for (uint32_t i = 0; i < room; i++) next[i] = false;
        for (uint32_t i = 0; i < signs.count; i++) {
            if (!set[i]) continue;
            is_over = false;
            step(&signs, i, r.value, next);
        }
        if (is_over) return false;
        close_set(&signs, next);
        bool *swap = set;
        set = next;
        next = swap;
        at += r.len;
    }
    return set[signs.count];
}

// ---- Incremental matching ----

static PathPlaces place(uint32_t i)
{
    return (PathPlaces)1 << i;
}

static PathPlaces closed(const PathPattern *p, PathPlaces set)
{
    for (uint32_t i = 0; i < p->count && set >> i; i++) {
        if (!(set >> i & 1)) continue;
        SignKind kind = p->sign[i].kind;
        if (kind == SIGN_STAR || kind == SIGN_ALL || kind == SIGN_FOLDERS) set |= place(i + 1);
        if (kind == SIGN_FOLDERS) set |= place(i + 2);
    }
    return set;
}

// The positions after reading `rune` at position `i`.
static PathPlaces after(const PathPattern *p, uint32_t i, uint32_t rune)
{
    const Sign *s = &p->sign[i];
    bool is_slash = rune == '/';
    switch (s->kind) {
    case SIGN_RUNE: return s->rune == rune ? place(i + 1) : 0;
    case SIGN_ANY: return is_slash ? 0 : place(i + 1);
    case SIGN_STAR: return is_slash ? 0 : place(i);
    case SIGN_CLASS: return is_in_class(s->class, rune) ? place(i + 1) : 0;
    case SIGN_ALL: return place(i);
    case SIGN_INSIDE: return is_slash ? place(i) | place(i + 1) : place(i);
    default: return 0;
    }
}

bool path_pattern_read(Arena *a, Str pattern, PathPatternKind kind, PathPattern *out)
{
    if (PATH_PLACES_MOST < pattern.len) return false;
    Signs signs = compile(a, pattern, kind);
    *out = (PathPattern){signs.item, signs.count};
    return signs.count < PATH_PLACES_MOST;
}

PathPlaces path_pattern_start(const PathPattern *p)
{
    return closed(p, 1);
}

PathPlaces path_pattern_move(const PathPattern *p, PathPlaces from, Str piece)
{
    for (uint32_t at = 0; at < piece.len && from;) {
        unsigned char byte = (unsigned char)piece.ptr[at];
        Rune r = byte < 0x80 ? (Rune){.value = byte, .len = 1} : utf_next(piece, at);
        PathPlaces next = 0;
        for (uint32_t i = 0; i < p->count && from >> i; i++)
            if (from >> i & 1) next |= after(p, i, r.value);
        from = closed(p, next);
        at += r.len;
    }
    return from;
}

bool path_pattern_is_end(const PathPattern *p, PathPlaces places)
{
    return places >> p->count & 1;
}
