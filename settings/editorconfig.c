#include "settings/editorconfig.h"

static const Str keys[EDITOR_KEYS] = {
    [EDITOR_INDENT_STYLE] = STR_INIT("indent_style"),
    [EDITOR_INDENT_SIZE] = STR_INIT("indent_size"),
    [EDITOR_TAB_WIDTH] = STR_INIT("tab_width"),
    [EDITOR_END_OF_LINE] = STR_INIT("end_of_line"),
    [EDITOR_TRIM] = STR_INIT("trim_trailing_whitespace"),
    [EDITOR_FINAL_NEWLINE] = STR_INIT("insert_final_newline"),
    [EDITOR_MAX_LENGTH] = STR_INIT("max_line_length"),
    [EDITOR_OPERATORS] = STR_INIT("fairlead_operators"),
    [EDITOR_LAY_OUT] = STR_INIT("fairlead_lay_out_commands"),
};

typedef struct Reader {
    EditorConfig found;
    bool is_root, is_before_sections, is_about_path;
} Reader;

// A comment at the end of a line has a blank before it.
static Str without_comment(Str text)
{
    for (uint32_t i = 1; i < text.len; i++)
        if (str_has_char(STR(";#"), text.ptr[i]) && char_is_blank(text.ptr[i - 1]))
            return str_cut(text, 0, i);
    return text;
}

// What stands in the brackets of a section. One that does not end is about no file.
static Str section_of(Str line)
{
    Str name = without_comment(str_skip(line, 1));
    while (name.len && name.ptr[name.len - 1] != ']') name.len--;
    return str_cut(name, 0, name.len ? name.len - 1 : 0);
}

static void take_pair(Reader *r, Str name, Str value)
{
    if (r->is_before_sections && str_ieq(name, STR("root")))
        r->is_root = r->is_root || str_ieq(value, STR("true"));
    for (uint32_t i = 0; i < EDITOR_KEYS && r->is_about_path; i++)
        if (str_ieq(name, keys[i])) r->found.value[i] = value;
}

// Lines that are nothing of all this say nothing.
static void read_pair(Reader *r, Str line)
{
    Str head = without_comment(line);
    uint32_t sign = str_find_char(head, '=');
    if (sign == STR_NONE) sign = str_find_char(head, ':');
    if (sign == STR_NONE) return;
    Str value = without_comment(str_trim(str_skip(line, sign + 1)));
    take_pair(r, str_trim(str_cut(line, 0, sign)), str_trim(value));
}

bool editorconfig_take(Str text, Str path, EditorConfig *out)
{
    Reader r = {.is_before_sections = true};
    Str line;
    if (str_starts(text, STR("\xEF\xBB\xBF"))) text = str_skip(text, 3);
    while (str_next_part(&text, '\n', &line)) {
        line = str_trim(line);
        if (!line.len || str_has_char(STR(";#"), line.ptr[0])) continue;
        if (line.ptr[0] != '[') {
            read_pair(&r, line);
            continue;
        }
        r.is_before_sections = false;
        r.is_about_path = editorconfig_matches(section_of(line), path);
    }
    for (uint32_t i = 0; i < EDITOR_KEYS; i++)
        if (!out->value[i].ptr) out->value[i] = r.found.value[i];
    return r.is_root;
}
