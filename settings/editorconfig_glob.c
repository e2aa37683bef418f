// Names of sections in .editorconfig files. Each is read as a row of signs, and for each sign is worked out which beginnings of the path
// lead to it: so nothing is tried twice, however many stars there are.
#include "settings/editorconfig.h"

enum { SECTION_MOST = 4096, CELLS_MOST = 1 << 24, NUMBER_MOST = 1000000000 };
#define NO_SIGN UINT32_MAX

typedef enum SignKind {
    SIGN_CHAR,
    SIGN_ANY,     // ?
    SIGN_SET,     // [...]
    SIGN_STAR,    // *
    SIGN_STARS,   // **
    SIGN_FOLDERS, // /**/
    SIGN_NUMBER,  // {1..9}
    SIGN_OPEN,    // { , } of names to choose from
    SIGN_OR,
    SIGN_CLOSE
} SignKind;

typedef struct Sign {
    SignKind kind;
    char c;
    Str text;       // what stands in the brackets; of { what follows, from there on
    uint32_t next;  // of { and , the next , or } of the same braces
    uint32_t outer; // and what is open around them
    int64_t least, most;
} Sign;

typedef struct Glob {
    Sign *sign;
    uint32_t count;
    uint32_t open;   // the last { or , of the innermost braces that are open
    bool has_braces; // they are paired; else they stand for themselves
} Glob;

// ---- Reading ----

static bool braces_are_paired(Str s)
{
    uint32_t depth = 0;
    for (uint32_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\\')
            i++;
        else if (s.ptr[i] == '{')
            depth++;
        else if (s.ptr[i] == '}' && !depth--)
            return false;
    }
    return !depth;
}

static Sign *add(Glob *g, SignKind kind, char c)
{
    Sign *sign = &g->sign[g->count++];
    *sign = (Sign){.kind = kind, .c = c, .next = NO_SIGN, .outer = NO_SIGN};
    return sign;
}

// The length of `[...]` at the start of `s`; 0 where it does not end, or holds a slash: then it stands for itself.
static uint32_t set_length(Str s)
{
    uint32_t first = str_at(s, 1) == '!' ? 2 : 1;
    for (uint32_t i = first; i < s.len && s.ptr[i] != '/'; i++) {
        if (s.ptr[i] == '\\')
            i++;
        else if (s.ptr[i] == ']' && first < i)
            return i + 1;
    }
    return 0;
}

static bool read_number(Str *s, int64_t *out)
{
    bool is_negative = str_at(*s, 0) == '-';
    if (is_negative || str_at(*s, 0) == '+') *s = str_skip(*s, 1);
    uint32_t digits = 0;
    for (*out = 0; char_is_digit(str_at(*s, digits)); digits++)
        if (*out < NUMBER_MOST) *out = *out * 10 + (s->ptr[digits] - '0');
    *s = str_skip(*s, digits);
    if (is_negative) *out = -*out;
    return digits;
}

static bool read_range(Str s, Sign *sign)
{
    if (!read_number(&s, &sign->least) || !str_starts(s, STR(".."))) return false;
    s = str_skip(s, 2);
    return read_number(&s, &sign->most) && !s.len;
}

// Braces without a comma are a range of numbers, or stand for themselves. `rest` begins with the one that closes.
static void close_braces(Glob *g, Str rest)
{
    Sign *open = &g->sign[g->open];
    uint32_t at = g->open;
    Str inside = str_cut(open->text, 1, open->text.len - rest.len);
    g->open = open->outer;
    if (open->kind == SIGN_OR) {
        open->next = g->count;
        add(g, SIGN_CLOSE, '}');
    } else if (read_range(inside, open)) {
        open->kind = SIGN_NUMBER;
        g->count = at + 1;
    } else {
        open->kind = SIGN_CHAR;
        add(g, SIGN_CHAR, '}');
    }
}

static void open_braces(Glob *g, Str rest)
{
    uint32_t outer = g->open;
    g->open = g->count;
    Sign *sign = add(g, SIGN_OPEN, '{');
    sign->outer = outer;
    sign->text = rest;
}

static void go_on_in_braces(Glob *g)
{
    Sign *last = &g->sign[g->open];
    last->next = g->open = g->count;
    add(g, SIGN_OR, ',')->outer = last->outer;
}

// Reads what `rest` begins with, and answers how long it is.
static uint32_t read_sign(Glob *g, Str rest)
{
    char c = rest.ptr[0];
    uint32_t set = c == '[' ? set_length(rest) : 0;
    if (c == '\\' && 1 < rest.len) {
        add(g, SIGN_CHAR, rest.ptr[1]);
        return 2;
    }
    if (str_starts(rest, STR("/**/"))) {
        add(g, SIGN_FOLDERS, c);
        return 4;
    }
    if (str_starts(rest, STR("**"))) {
        add(g, SIGN_STARS, c);
        return 2;
    }
    if (set) {
        add(g, SIGN_SET, c)->text = str_cut(rest, 1, set - 1);
        return set;
    }
    if (g->has_braces && c == '{')
        open_braces(g, rest);
    else if (g->open != NO_SIGN && c == ',')
        go_on_in_braces(g);
    else if (g->open != NO_SIGN && c == '}')
        close_braces(g, rest);
    else
        add(g, c == '*' ? SIGN_STAR : c == '?' ? SIGN_ANY : SIGN_CHAR, c);
    return 1;
}

// ---- Matching ----

static bool set_has(Str set, char c)
{
    bool is_negative = str_at(set, 0) == '!';
    for (uint32_t i = is_negative; i < set.len; i++) {
        if (set.ptr[i] == '\\' && i + 1 < set.len) i++;
        unsigned char low = (unsigned char)set.ptr[i], high = low;
        if (i + 2 < set.len && set.ptr[i + 1] == '-') {
            i += 2;
            high = (unsigned char)set.ptr[i];
        }
        if (low <= (unsigned char)c && (unsigned char)c <= high) return !is_negative;
    }
    return is_negative;
}

static bool is_one(const Sign *sign, char c)
{
    if (sign->kind == SIGN_SET) return set_has(sign->text, c);
    return sign->kind == SIGN_ANY ? c != '/' : c == sign->c;
}

// Numbers that begin at `i`, none with a zero before other digits.
static void match_number(const Sign *sign, Str path, uint32_t i, bool *to)
{
    bool has_sign = str_at(path, i) == '-' || str_at(path, i) == '+';
    uint32_t first = i + has_sign;
    int64_t number = 0;
    for (uint32_t k = first; char_is_digit(str_at(path, k)); k++) {
        if (first < k && path.ptr[first] == '0') return;
        if (number < NUMBER_MOST) number = number * 10 + (path.ptr[k] - '0');
        int64_t value = str_at(path, i) == '-' ? -number : number;
        if (sign->least <= value && value <= sign->most) to[k + 1] = true;
    }
}

static void match_stars(bool is_deep, Str path, const bool *from, bool *to)
{
    bool is_inside = false;
    for (uint32_t i = 0; i <= path.len; i++) {
        is_inside = is_inside || from[i];
        if (!is_inside) continue;
        to[i] = true;
        is_inside = is_deep || str_at(path, i) != '/';
    }
}

static void match_folders(Str path, const bool *from, bool *to)
{
    bool is_inside = false;
    for (uint32_t i = 0; i < path.len; i++) {
        if (path.ptr[i] != '/') continue;
        is_inside = is_inside || from[i];
        to[i + 1] = is_inside;
    }
}

static void add_row(uint32_t len, const bool *from, bool *to)
{
    for (uint32_t i = 0; i <= len; i++) to[i] = to[i] || from[i];
}

// Names to choose from begin behind { and each comma. What ends before a comma goes on behind the }.
static void match_braces(const Glob *g, uint32_t at, Str path, bool *rows)
{
    const Sign *sign = &g->sign[at];
    uint32_t width = path.len + 1;
    const bool *from = rows + (size_t)at * width;
    if (sign->kind == SIGN_OR) add_row(path.len, from, rows + (size_t)sign->next * width);
    if (sign->kind != SIGN_OR) add_row(path.len, from, rows + (size_t)(at + 1) * width);
    if (sign->kind != SIGN_OPEN) return;
    for (uint32_t i = sign->next; g->sign[i].kind == SIGN_OR; i = g->sign[i].next)
        add_row(path.len, from, rows + (size_t)(i + 1) * width);
}

static void match_sign(const Sign *sign, Str path, const bool *from, bool *to)
{
    if (sign->kind == SIGN_STAR || sign->kind == SIGN_STARS) {
        match_stars(sign->kind == SIGN_STARS, path, from, to);
    } else if (sign->kind == SIGN_FOLDERS) {
        match_folders(path, from, to);
    } else {
        for (uint32_t i = 0; i < path.len; i++) {
            if (!from[i]) continue;
            if (sign->kind == SIGN_NUMBER) match_number(sign, path, i, to);
            if (sign->kind != SIGN_NUMBER && is_one(sign, path.ptr[i])) to[i + 1] = true;
        }
    }
}

// A row of `rows` for each sign, and one for the end: whether so many bytes of the path lead there.
static bool match(Arena *a, const Glob *g, Str path)
{
    uint32_t width = path.len + 1;
    bool *rows = arena_new(a, bool, (size_t)(g->count + 1) * width);
    rows[0] = true;
    for (uint32_t i = 0; i < g->count; i++) {
        bool *row = rows + (size_t)i * width;
        if (SIGN_OPEN <= g->sign[i].kind)
            match_braces(g, i, path, rows);
        else
            match_sign(&g->sign[i], path, row, row + width);
    }
    return rows[(size_t)g->count * width + path.len];
}

static bool pattern_matches(Arena *a, Str pattern, Str path)
{
    Glob g = {.open = NO_SIGN, .has_braces = braces_are_paired(pattern)};
    g.sign = arena_new(a, Sign, pattern.len + 1);
    while (pattern.len) pattern = str_skip(pattern, read_sign(&g, pattern));
    return g.open == NO_SIGN && match(a, &g, path);
}

bool editorconfig_matches(Str section, Str path)
{
    if (SECTION_MOST < section.len || CELLS_MOST / (section.len + 4) <= path.len) return false;
    const char *folders = str_has_char(section, '/') ? "/" : "**/";
    if (str_at(section, 0) == '/') folders = "";
    Arena a = {0};
    Str pattern = str_join(&a, str_of_z(folders), section);
    bool is_match = pattern_matches(&a, pattern, str_join(&a, STR("/"), path));
    arena_clear(&a);
    return is_match;
}
