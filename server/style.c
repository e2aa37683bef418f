// EditorConfig (https://spec.editorconfig.org), and two keys of our own: fairlead_operators and fairlead_lay_out_commands.
#include "server/style.h"

#include "server/arguments.h"
#include "server/files.h"
#include "server/paths.h"
#include "settings/editor_config.h"
#include <uv.h>

enum { PATH_ROOM = 4096, FOLDERS_MOST = 256 };

static Str absolute(Arena *a, Str path)
{
    char here[PATH_ROOM];
    size_t size = sizeof here;
    if (str_at(path, 0) == '/' || uv_cwd(here, &size)) return path;
    return path_join(a, str_copy(a, str_of(here, (uint32_t)size)), path);
}

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

// A tab is as wide as tabs are said to be.
static void take_width(FlFormat *format, const EditorPairs *pairs)
{
    uint32_t number;
    Str size = editor_config_value(pairs, STR("indent_size"));
    if (str_ieq(size, STR("tab"))) size = editor_config_value(pairs, STR("tab_width"));
    if (str_number(size, &number)) format->width = number;
}

static void take(FlFormat *format, Str name, Str value)
{
    if (str_eq(name, STR("indent_style"))) format->has_tabs = str_ieq(value, STR("tab"));
    if (str_eq(name, STR("end_of_line"))) take_line_end(format, value);
    if (str_eq(name, STR("trim_trailing_whitespace")))
        take_switch(&format->keeps_trailing_blanks, value, false);
    if (str_eq(name, STR("insert_final_newline")))
        take_switch(&format->keeps_open_end, value, false);
    if (str_eq(name, STR("max_line_length"))) take_max_width(format, value);
    if (str_eq(name, STR("fairlead_operators"))) fl_operators(value, &format->operators);
    if (str_eq(name, STR("fairlead_lay_out_commands")))
        take_switch(&format->lays_out_commands, value, true);
}

typedef struct StyleFile {
    Str folder, text;
} StyleFile;

// The files beside and above `path`, the nearest one first.
static uint32_t find_files(Arena *a, Str path, StyleFile *file)
{
    uint32_t count = 0;
    for (Str folder = path_folder(path); count < FOLDERS_MOST; folder = path_folder(folder)) {
        Str text;
        if (file_read_if_any(a, path_join(a, folder, STR(".editorconfig")), &text)) {
            file[count++] = (StyleFile){folder, text};
            if (editor_config_is_root(text)) break;
        }
        if (folder.len <= 1) break;
    }
    return count;
}

void style_read(Arena *a, Str path, FlFormat *format)
{
    Str full = absolute(a, path);
    StyleFile *file = arena_new(a, StyleFile, FOLDERS_MOST);
    EditorPairs pairs = {0};
    for (uint32_t i = find_files(a, full, file); i; i--) {
        Str folder = file[i - 1].folder;
        Str below = str_skip(full, folder.len + !str_ends(folder, STR("/")));
        editor_config_read(a, file[i - 1].text, below, &pairs);
    }
    for (uint32_t i = 0; i < pairs.count; i++)
        take(format, pairs.item[i].name, pairs.item[i].value);
    take_width(format, &pairs);
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
