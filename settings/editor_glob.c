// The signs are `*`, `**`, `?`, `[abc]`, `[!abc]`, `{one,two}`, `{1..9}` and `\`. All ways through the glob are gone at once: each
// pair of a place in it and a place in the path is looked at a single time.
#include "settings/editor_glob.h"
#include <string.h>

enum { GLOB_MOST = 1024, NUMBER_MOST = 9 }; // bytes of a glob, digits of a number

typedef struct Place {
    uint32_t glob, path;
} Place;

typedef struct Walk {
    Str glob, path;
    // For a `{` that is a sign its first comma, or the brace after a range of numbers; for a comma the next one, or the
    // brace; for that brace itself. Else 0.
    uint32_t *next;
    uint8_t *seen; // a bit for each pair of places
    Place *open;
    uint32_t open_count;
} Walk;

// The bracket at the end of the class that begins at `at`; `at` where none does.
static uint32_t class_end(Str glob, uint32_t at)
{
    for (uint32_t i = at + 1; i < glob.len && glob.ptr[i] != '/'; i++) {
        if (glob.ptr[i] == '\\')
            i++;
        else if (glob.ptr[i] == ']')
            return i;
    }
    return at;
}

static bool read_number(Str text, int64_t *out)
{
    uint32_t number;
    bool has_sign = str_at(text, 0) == '-' || str_at(text, 0) == '+';
    Str digits = str_skip(text, has_sign);
    if (!digits.len || NUMBER_MOST < digits.len || !str_number(digits, &number)) return false;
    *out = str_at(text, 0) == '-' ? -(int64_t)number : number;
    return true;
}

static bool read_range(Str text, int64_t *low, int64_t *high)
{
    uint32_t dots = str_find(text, STR(".."));
    return dots != STR_NONE && read_number(str_cut(text, 0, dots), low) &&
           read_number(str_skip(text, dots + 2), high);
}

static void close_braces(Walk *w, uint32_t open, uint32_t last, uint32_t end)
{
    int64_t low, high;
    bool is_range = last == open && read_range(str_cut(w->glob, open + 1, end), &low, &high);
    if (last == open && !is_range) return; // braces around one text are what they are
    w->next[last] = w->next[end] = end;
}

// Finds out which braces and commas are signs. A stack of the braces that are open, and of what was last seen in each.
static void link_braces(Arena *work, Walk *w)
{
    uint32_t *open = arena_new(work, uint32_t, w->glob.len + 1), depth = 0;
    uint32_t *last = arena_new(work, uint32_t, w->glob.len + 1);
    for (uint32_t i = 0; i < w->glob.len; i++) {
        char c = w->glob.ptr[i];
        if (c == '\\') {
            i++;
        } else if (c == '[') {
            i = class_end(w->glob, i);
        } else if (c == '{') {
            open[depth] = last[depth] = i;
            depth++;
        } else if (c == ',' && depth) {
            w->next[last[depth - 1]] = i;
            last[depth - 1] = i;
        } else if (c == '}' && depth) {
            depth--;
            close_braces(w, open[depth], last[depth], i);
        }
    }
    if (depth)
        memset(w->next, 0, sizeof *w->next * w->glob.len); // as one stays open, none is a sign
}

static void go(Walk *w, uint32_t glob, uint32_t path)
{
    uint64_t bit = (uint64_t)glob * (w->path.len + 1) + path;
    if (w->seen[bit / 8] & 1u << bit % 8) return;
    w->seen[bit / 8] |= (uint8_t)(1u << bit % 8);
    w->open[w->open_count++] = (Place){glob, path};
}

static void go_through_star(Walk *w, Place p)
{
    bool is_double = str_at(w->glob, p.glob + 1) == '*';
    go(w, p.glob + 1 + is_double, p.path);
    bool may_take = p.path < w->path.len && (is_double || w->path.ptr[p.path] != '/');
    if (may_take) go(w, p.glob, p.path + 1);
}

// All digits are one number, and none begins with a needless zero.
static void go_through_number(Walk *w, Place p, uint32_t end)
{
    int64_t low, high, number;
    uint32_t behind = p.path;
    read_range(str_cut(w->glob, p.glob + 1, end), &low, &high);
    if (str_at(w->path, behind) == '-' || str_at(w->path, behind) == '+') behind++;
    bool has_zero = str_at(w->path, behind) == '0' && char_is_digit(str_at(w->path, behind + 1));
    while (char_is_digit(str_at(w->path, behind))) behind++;
    if (has_zero || !read_number(str_cut(w->path, p.path, behind), &number)) return;
    if (low <= number && number <= high) go(w, end + 1, behind);
}

static void go_through_braces(Walk *w, Place p)
{
    uint32_t at = p.glob;
    if (w->glob.ptr[at] == '{') {
        uint32_t end = w->next[at];
        if (w->glob.ptr[end] == '}') {
            go_through_number(w, p, end);
            return;
        }
        for (; w->glob.ptr[at] != '}'; at = w->next[at]) go(w, at + 1, p.path);
        return;
    }
    while (w->next[at] != at) at = w->next[at];
    go(w, at + 1, p.path);
}

static void go_through_class(Walk *w, Place p, uint32_t end)
{
    char c = str_at(w->path, p.path);
    bool is_negative = str_at(w->glob, p.glob + 1) == '!', is_in = false;
    for (uint32_t i = p.glob + 1 + is_negative; i < end; i++) {
        if (w->glob.ptr[i] == '\\' && i + 1 < end) i++;
        char from = w->glob.ptr[i], to = from;
        if (i + 2 < end && w->glob.ptr[i + 1] == '-') to = w->glob.ptr[i += 2];
        is_in |= (unsigned char)from <= (unsigned char)c && (unsigned char)c <= (unsigned char)to;
    }
    if (p.path < w->path.len && c != '/' && is_in != is_negative) go(w, end + 1, p.path + 1);
}

static void go_through_text(Walk *w, Place p)
{
    uint32_t escape = w->glob.ptr[p.glob] == '\\' && p.glob + 1 < w->glob.len;
    char c = w->glob.ptr[p.glob + escape];
    if (w->path.len <= p.path || w->path.ptr[p.path] != c) return;
    go(w, p.glob + escape + 1, p.path + 1);
    if (c == '/' && str_starts(str_skip(w->glob, p.glob), STR("/**/")))
        go(w, p.glob + 4, p.path + 1);
}

static void go_on(Walk *w, Place p)
{
    uint32_t end;
    if (w->next[p.glob]) {
        go_through_braces(w, p);
        return;
    }
    switch (w->glob.ptr[p.glob]) {
    case '*': go_through_star(w, p); return;
    case '?':
        if (p.path < w->path.len && w->path.ptr[p.path] != '/') go(w, p.glob + 1, p.path + 1);
        return;
    case '[':
        end = class_end(w->glob, p.glob);
        if (end == p.glob)
            go_through_text(w, p);
        else
            go_through_class(w, p, end);
        return;
    default: go_through_text(w, p);
    }
}

// A name without a slash is meant in every folder.
static Str from_folder(Arena *work, Str glob)
{
    if (str_at(glob, 0) == '/') return glob;
    return str_join(work, str_has_char(glob, '/') ? STR("/") : STR("**/"), glob);
}

bool editor_glob_matches(Arena *work, Str glob, Str path)
{
    arena_reset(work);
    if (!glob.len || GLOB_MOST < glob.len) return false;
    Walk w = {.glob = from_folder(work, glob), .path = str_join(work, STR("/"), path)};
    size_t places = ((size_t)w.glob.len + 1) * (w.path.len + 1);
    w.next = arena_new(work, uint32_t, w.glob.len + 1);
    w.seen = arena_new(work, uint8_t, places / 8 + 1);
    w.open = arena_new(work, Place, places);
    link_braces(work, &w);
    go(&w, 0, 0);
    while (w.open_count) {
        Place p = w.open[--w.open_count];
        if (p.glob < w.glob.len)
            go_on(&w, p);
        else if (p.path == w.path.len)
            return true;
    }
    return false;
}
