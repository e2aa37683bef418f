// Parses `.env` as Compose does: lines `NAME=value` with quotes, comments and an optional `export`.
#include "settings/build_reader.h"

// In single quotes a dollar sign stands for itself.
static Str literal(Arena *a, Str text)
{
    Out o = out_on(a);
    for (uint32_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '$') out_char(&o, '$');
        out_char(&o, text.ptr[i]);
    }
    return out_done(&o);
}

// Without a trailing comment.
static Str unquoted(Str text)
{
    for (uint32_t i = 1; i < text.len; i++)
        if (text.ptr[i] == '#' && char_is_blank(text.ptr[i - 1]))
            return str_trim(str_cut(text, 0, i));
    return text;
}

// False for a value that continues on the next line, or has escapes.
static bool read_value(Arena *a, Str text, Str *value)
{
    char quote = str_at(text, 0);
    if (quote == '#') text = STR("");
    *value = unquoted(text);
    if (quote != '"' && quote != '\'') return true;
    Str inside = str_skip(text, 1);
    uint32_t end = str_find_char(inside, quote);
    if (end == STR_NONE) return false;
    *value = str_cut(inside, 0, end);
    if (str_has_char(*value, '\\')) return false;
    if (quote == '\'') *value = literal(a, *value);
    return true;
}

static void read_line(Arena *a, Str line, BuildPairs *out)
{
    Str name = str_trim(line), value;
    if (str_starts_z(name, "export ")) name = str_trim(str_skip(name, 7));
    uint32_t equals = str_find_char(name, '=');
    if (str_at(name, 0) == '#' || equals == STR_NONE) return;
    bool is_known = read_value(a, str_trim(str_skip(name, equals + 1)), &value);
    // A template without a value: the variable is unknown.
    if (!is_known) value = STR("${}");
    build_set_pair(a, out, str_trim(str_cut(name, 0, equals)), value, VARIABLES_MOST);
}

BuildPairs env_read(Arena *a, Str text)
{
    BuildPairs out = {0};
    Str line;
    while (str_next_part(&text, '\n', &line) && out.count < VARIABLES_MOST)
        read_line(a, line, &out);
    return out;
}
