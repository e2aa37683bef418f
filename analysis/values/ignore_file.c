// Parses lines of .dockerignore to patterns, and decides by their order.
#include "values/ignore_file.h"
#include "base/out.h"
#include "base/utf.h"
#include "base/vec.h"
#include "values/path_pattern.h"

static uint32_t offset_in(Str text, Str part)
{
    return (uint32_t)(part.ptr - text.ptr);
}

// Parses a line that is neither a comment nor blank.
static IgnorePattern read_pattern(Arena *a, Str text, Str line, uint32_t number)
{
    uint32_t start = offset_in(text, line);
    IgnorePattern p = {.text = line, .span = {start, start + line.len}, .line = number};
    p.is_exception = line.ptr[0] == '!';
    if (p.is_exception) p.text = utf_trim(str_skip(line, 1));
    p.is_bad = p.text.len == 0;
    if (p.is_bad) return p;
    p.text = path_clean(a, p.text);
    if (1 < p.text.len && p.text.ptr[0] == '/') p.text = str_skip(p.text, 1);
    bool is_root = p.is_exception && str_is_z(p.text, "/"); // only the `!` is left later
    p.is_bad = is_root || !path_pattern_is_valid(p.text);
    return p;
}

IgnoreFile ignore_read(Arena *a, Str text)
{
    struct {
        IgnorePattern *item;
        uint32_t count, room;
    } list = {0};
    IgnoreFile file = {0};
    Str rest = text, line;
    uint32_t number = 0;
    if (str_starts_z(rest, "\xEF\xBB\xBF")) rest = str_skip(rest, 3);
    while (rest.len && str_next_part(&rest, '\n', &line)) {
        number++;
        if (str_at(line, 0) == '#') continue;
        line = utf_trim(line);
        if (line.len == 0) continue;
        IgnorePattern p = read_pattern(a, text, line, number);
        VEC_PUSH(a, &list, p);
        file.has_exceptions = file.has_exceptions || p.is_exception;
        file.has_bad = file.has_bad || p.is_bad;
    }
    file.item = list.item;
    file.count = list.count;
    return file;
}

static bool has_sign(Str pattern)
{
    for (uint32_t i = 0; i < pattern.len; i++)
        if (str_has_char(STR("*?[]\\"), pattern.ptr[i])) return true;
    return false;
}

// Without other wildcards, `**` at the end is a prefix test, at the start a suffix test; `**/` also
// matches the whole name.
static bool match_one(Arena *a, Str pattern, Str path)
{
    if (!has_sign(pattern)) return str_eq(pattern, path);
    Str head = str_cut(pattern, 0, pattern.len - 2);
    if (str_ends_z(pattern, "**") && !has_sign(head)) return str_starts(path, head);
    Str tail = str_skip(pattern, 2);
    if (str_starts_z(pattern, "**") && !has_sign(tail)) {
        if (str_ends(path, tail)) return true;
        return str_at(tail, 0) == '/' && str_eq(path, str_skip(tail, 1));
    }
    return path_pattern_match(a, pattern, PATTERN_DEEP, path);
}

bool ignore_pattern_is_general(const IgnorePattern *pattern)
{
    Str text = pattern->text, deep = STR("**");
    if (pattern->is_bad || !has_sign(text)) return false;
    bool is_start = str_ends(text, deep) && !has_sign(str_cut(text, 0, text.len - deep.len));
    return !is_start && !(str_starts(text, deep) && !has_sign(str_skip(text, deep.len)));
}

bool ignore_pattern_match_whole(Arena *a, const IgnorePattern *pattern, Str path)
{
    return !pattern->is_bad && match_one(a, pattern->text, path);
}

bool ignore_pattern_match(Arena *a, const IgnorePattern *pattern, Str path)
{
    if (pattern->is_bad) return false;
    if (match_one(a, pattern->text, path)) return true;
    for (uint32_t at = 1; at < path.len; at++)
        if (path.ptr[at] == '/' && match_one(a, pattern->text, str_cut(path, 0, at))) return true;
    return false;
}

uint32_t ignore_decides(Arena *a, const IgnoreFile *file, Str path)
{
    uint32_t decides = STR_NONE;
    bool is_excluded = false;
    for (uint32_t i = 0; i < file->count; i++) {
        // A pattern has no effect if it excludes what is excluded, or excepts what is not.
        if (file->item[i].is_exception != is_excluded) continue;
        if (!ignore_pattern_match(a, &file->item[i], path)) continue;
        is_excluded = !is_excluded;
        decides = i;
    }
    return decides;
}

bool ignore_excludes(Arena *a, const IgnoreFile *file, Str path)
{
    uint32_t i = ignore_decides(a, file, path);
    return i != STR_NONE && !file->item[i].is_exception;
}

Str ignore_quoted(Arena *a, Str path)
{
    Out o = out_on(a);
    for (uint32_t at = 0; at < path.len;) {
        Rune r = utf_next(path, at);
        char c = path.ptr[at];
        bool is_edge = at == 0 || at + r.len == path.len;
        bool is_lost = !r.is_valid || (unsigned char)c < ' ' || (is_edge && c == ' ');
        if (is_lost)
            out_char(&o, '?');
        else if (at == 0 && (c == '!' || c == '#'))
            out_fmt(&o, "[%c]", c);
        else if (str_has_char(STR("*?[]\\"), c))
            out_fmt(&o, "\\%c", c);
        else
            out_str(&o, str_cut(path, at, at + r.len));
        at += r.len;
    }
    return out_done(&o);
}
