#include "settings/path_rule.h"
#include "fl_paths.h"

// Trailing spaces are removed unless escaped.
static Str trim_end(Str line)
{
    while (line.len && str_has_char(STR(" \t\r\n"), line.ptr[line.len - 1])) {
        if (1 < line.len && line.ptr[line.len - 2] == '\\') break;
        line.len--;
    }
    return line;
}

// A class is negated by `!` here, and by `^` in our pattern engine.
static Str with_classes(Arena *a, Str pattern)
{
    if (!str_has_z(pattern, "[!")) return pattern;
    Str copy = str_copy(a, pattern);
    char *at = (char *)copy.ptr;
    for (uint32_t i = 0; i + 1 < copy.len; i++)
        if (at[i] == '[' && at[i + 1] == '!') at[i + 1] = '^';
    return copy;
}

static bool is_literal(Str pattern)
{
    for (uint32_t i = 0; i < pattern.len; i++)
        if (str_has_char(STR("*?[\\"), pattern.ptr[i])) return false;
    return true;
}

static Str last_part(Str path)
{
    return str_skip(path, str_behind_last(path, '/'));
}

bool path_rule_read(Arena *a, Str line, PathRule *out)
{
    *out = (PathRule){0};
    line = trim_end(line);
    if (!line.len || line.ptr[0] == '#') return false;
    out->is_negative = line.ptr[0] == '!';
    if (out->is_negative) line = str_skip(line, 1);
    out->is_folder_only = str_ends_z(line, "/");
    if (out->is_folder_only) line.len--;
    bool is_rooted = str_has_char(line, '/');
    if (str_starts_z(line, "/")) line = str_skip(line, 1);
    line = with_classes(a, line);
    if (!line.len || !fl_path_pattern_is_valid(line)) return false;
    out->is_name = !is_rooted && is_literal(line);
    out->is_ending = !is_rooted && line.ptr[0] == '*' && is_literal(str_skip(line, 1));
    out->text = out->is_ending ? str_skip(line, 1) : line;
    out->pattern = is_rooted ? line : str_join(a, STR("**/"), line);
    return true;
}

bool path_rule_matches(Arena *a, const PathRule *rule, Str path, bool is_folder)
{
    if (rule->is_folder_only && !is_folder) return false;
    if (rule->is_name) return str_eq(last_part(path), rule->text);
    if (rule->is_ending) return str_ends(last_part(path), rule->text);
    return fl_path_matches(a, rule->pattern, path);
}

bool path_rule_covers(Arena *a, const PathRule *rule, Str path)
{
    for (uint32_t i = 0; i < path.len; i++)
        if (path.ptr[i] == '/' && path_rule_matches(a, rule, str_cut(path, 0, i), true))
            return true;
    return path_rule_matches(a, rule, path, false);
}
