// EditorConfig (https://spec.editorconfig.org), and two keys of our own: fairlead_operators and fairlead_lay_out_commands.
#include "server/style.h"

#include "server/files.h"
#include "server/paths.h"
#include "server/project.h"
#include "settings/editorconfig.h"

enum { FILE_MOST = 1 << 20 };

// A value that is none of the two leaves the switch as it is.
static void take_switch(bool *out, Str value, bool when)
{
    if (str_ieq(value, STR("true"))) *out = when;
    if (str_ieq(value, STR("false"))) *out = !when;
}

static void take_line_end(FlFormat *format, Str value)
{
    if (str_ieq(value, STR("lf"))) format->line_end = FL_LINE_END_LF;
    if (str_ieq(value, STR("crlf"))) format->line_end = FL_LINE_END_CRLF;
}

static void take_max_width(FlFormat *format, Str value)
{
    uint32_t number;
    if (str_ieq(value, STR("off"))) format->max_width = UINT32_MAX;
    if (str_number(value, &number)) format->max_width = number;
}

static void take_indent(FlFormat *format, const EditorConfig *said)
{
    Str style = said->value[EDITOR_INDENT_STYLE], size = said->value[EDITOR_INDENT_SIZE];
    bool is_tab = str_ieq(size, STR("tab")) || (!size.ptr && str_ieq(style, STR("tab")));
    if (is_tab) size = said->value[EDITOR_TAB_WIDTH];
    uint32_t number;
    if (style.ptr) format->has_tabs = str_ieq(style, STR("tab"));
    if (str_number(size, &number)) format->width = number;
}

static EditorConfig read_all(Arena *a, Str path)
{
    EditorConfig said = {0};
    bool is_root = false;
    for (Str folder = path_folder(path); !is_root; folder = path_folder(folder)) {
        uint32_t skipped = folder.len <= 1 ? folder.len : folder.len + 1;
        Str text;
        bool is_there = file_read_if_any(a, path_join(a, folder, STR(".editorconfig")), &text) &&
                        text.len <= FILE_MOST;
        is_root = is_there && editorconfig_take(text, str_skip(path, skipped), &said);
        if (folder.len <= 1) break;
    }
    return said;
}

void style_read(Arena *a, Str path, FlFormat *format)
{
    EditorConfig said = read_all(a, path_absolute(a, path));
    const Str *value = said.value;
    take_indent(format, &said);
    take_line_end(format, value[EDITOR_END_OF_LINE]);
    take_switch(&format->keeps_trailing_blanks, value[EDITOR_TRIM], false);
    take_switch(&format->keeps_open_end, value[EDITOR_FINAL_NEWLINE], false);
    take_max_width(format, value[EDITOR_MAX_LENGTH]);
    fl_operators(value[EDITOR_OPERATORS], &format->operators);
    take_switch(&format->lays_out_commands, value[EDITOR_LAY_OUT], true);
}

void style_tell(Arena *a, Str path, FlConfig *config)
{
    bool may_ask =
        config->profile == FL_PROFILE_STRICT || config->level_count || config->select_count;
    if (!may_ask || !path.len) return;
    const FlRuleSet *set = config->rule_set ? config->rule_set : fl_rule_set(a, config);
    if (!fl_rule_set_has(set, STR("unformatted"))) return;
    FlFormat *format = arena_new(a, FlFormat, 1);
    style_read(a, path, format);
    config->format = format;
}
