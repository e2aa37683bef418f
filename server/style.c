// EditorConfig (https://spec.editorconfig.org), with two keys of our own: fairlead_operators and
// fairlead_lay_out_commands.
#include "server/style.h"

#ifdef FAIRLEAD_HAS_EDITORCONFIG

#include "server/arguments.h"
#include "server/paths.h"
#include <editorconfig/editorconfig.h>
#include <uv.h>

enum { PATH_ROOM = 4096 };

static Str absolute(Arena *a, Str path)
{
    char here[PATH_ROOM];
    size_t size = sizeof here;
    if (str_at(path, 0) == '/' || uv_cwd(here, &size)) return path;
    return path_join(a, str_copy(a, str_of(here, (uint32_t)size)), path);
}

// libeditorconfig would block on a pipe named .editorconfig.
static bool is_file_or_missing(Arena *a, Str path)
{
    uv_fs_t call;
    int failed = uv_fs_stat(NULL, &call, path_z(a, path), NULL);
    bool is_fine = failed || (call.statbuf.st_mode & S_IFMT) == S_IFREG;
    uv_fs_req_cleanup(&call);
    return is_fine;
}

static bool are_files(Arena *a, Str path)
{
    for (Str folder = path_folder(path);; folder = path_folder(folder)) {
        if (!is_file_or_missing(a, path_join(a, folder, STR(".editorconfig")))) return false;
        if (folder.len <= 1) return true;
    }
}

// Other values leave the option unchanged.
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

static void take(FlFormat *format, Str name, Str value)
{
    uint32_t number;
    if (str_is_z(name, "indent_style")) format->has_tabs = str_ieq(value, STR("tab"));
    if (str_is_z(name, "indent_size") && str_number(value, &number)) format->width = number;
    if (str_is_z(name, "end_of_line")) take_line_end(format, value);
    if (str_is_z(name, "trim_trailing_whitespace"))
        take_switch(&format->keeps_trailing_blanks, value, false);
    if (str_is_z(name, "insert_final_newline")) take_switch(&format->keeps_open_end, value, false);
    if (str_is_z(name, "max_line_length")) take_max_width(format, value);
    if (str_is_z(name, "fairlead_operators")) fl_operators(value, &format->operators);
    if (str_is_z(name, "fairlead_lay_out_commands"))
        take_switch(&format->lays_out_commands, value, true);
}

void style_read(Arena *a, Str path, FlFormat *format)
{
    Str full = absolute(a, path);
    editorconfig_handle config = are_files(a, full) ? editorconfig_handle_init() : NULL;
    if (!config) return;
    int count = 0;
    if (editorconfig_parse(path_z(a, full), config) == 0)
        count = editorconfig_handle_get_name_value_count(config);
    for (int i = 0; i < count; i++) {
        const char *name, *value;
        editorconfig_handle_get_name_value(config, i, &name, &value);
        take(format, str_of_z(name), str_of_z(value));
    }
    editorconfig_handle_destroy(config);
}

#else

void style_read(Arena *a, Str path, FlFormat *format)
{
    (void)a, (void)path, (void)format;
}

#endif

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
