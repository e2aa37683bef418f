#include "settings/editor_config.h"
#include "settings/editor_glob.h"

// Without the comment: a line that begins with one of its signs, or what stands behind a blank and one.
static Str without_comment(Str line)
{
    for (uint32_t i = 0; i < line.len; i++) {
        bool is_sign = line.ptr[i] == ';' || line.ptr[i] == '#';
        if (is_sign && (!i || char_is_blank(line.ptr[i - 1]))) return str_cut(line, 0, i);
    }
    return line;
}

// The next line that says something.
static bool next_line(Str *text, Str *line)
{
    while (text->len && str_next_part(text, '\n', line)) {
        *line = str_trim(without_comment(str_trim(*line)));
        if (line->len) return true;
    }
    return false;
}

static bool read_section(Str line, Str *glob)
{
    uint32_t end = line.len;
    while (end && line.ptr[end - 1] != ']') end--;
    if (str_at(line, 0) != '[' || !end) return false;
    *glob = str_cut(line, 1, end - 1);
    return true;
}

static bool read_pair(Str line, Str *name, Str *value)
{
    uint32_t sign = str_find_char(line, '=');
    if (sign == STR_NONE) sign = str_find_char(line, ':');
    if (sign == STR_NONE) return false;
    *name = str_trim(str_cut(line, 0, sign));
    *value = str_trim(str_skip(line, sign + 1));
    return name->len != 0;
}

static Str without_mark(Str text)
{
    return str_starts(text, STR("\xEF\xBB\xBF")) ? str_skip(text, 3) : text;
}

bool editor_config_is_root(Str text)
{
    Str line, glob, name, value;
    bool is_root = false;
    text = without_mark(text);
    while (next_line(&text, &line) && !read_section(line, &glob)) {
        if (read_pair(line, &name, &value) && str_ieq(name, STR("root")))
            is_root = str_ieq(value, STR("true"));
    }
    return is_root;
}

static void set(Arena *a, EditorPairs *pairs, EditorPair pair)
{
    for (uint32_t i = 0; i < pairs->count; i++) {
        if (!str_eq(pairs->item[i].name, pair.name)) continue;
        pairs->item[i].value = pair.value;
        return;
    }
    if (pairs->count == pairs->room) {
        size_t size = pairs->room * sizeof pair;
        pairs->item = arena_grow(a, pairs->item, size, 2 * size + 8 * sizeof pair);
        pairs->room = 2 * pairs->room + 8;
    }
    pairs->item[pairs->count++] = pair;
}

void editor_config_read(Arena *a, Str text, Str path, EditorPairs *pairs)
{
    Arena work = {0};
    Str line, glob, name, value;
    bool is_about = false;
    text = without_mark(text);
    while (next_line(&text, &line)) {
        if (read_section(line, &glob))
            is_about = editor_glob_matches(&work, glob, path);
        else if (is_about && read_pair(line, &name, &value))
            set(a, pairs, (EditorPair){str_lower(a, name), value});
    }
    arena_clear(&work);
}

Str editor_config_value(const EditorPairs *pairs, Str name)
{
    for (uint32_t i = 0; i < pairs->count; i++)
        if (str_eq(pairs->item[i].name, name)) return pairs->item[i].value;
    return STR("");
}
