// Converts jansson's objects to plain structs.
#include "protocol/read_shellcheck.h"
#include <jansson.h>

enum { EDITS_MAX = 64 }; // edits in a fix

static Str text_of(Arena *a, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    if (!json_is_string(value)) return STR("");
    return str_copy(a, str_of(json_string_value(value), (uint32_t)json_string_length(value)));
}

// A line, column or code; 0 for anything else.
static uint32_t number_of(const json_t *object, const char *name)
{
    json_int_t value = json_integer_value(json_object_get(object, name));
    return 0 < value && value < INT32_MAX ? (uint32_t)value : 0;
}

static FlSeverity severity_of(Str level)
{
    static const Str levels[] = {STR_INIT("style"), STR_INIT("info"), STR_INIT("warning"),
                                 STR_INIT("error")};
    for (uint32_t i = 0; i < ARRAY_LEN(levels); i++)
        if (str_eq(level, levels[i])) return (FlSeverity)(FL_HINT + i);
    return FL_WARNING;
}

static void read_fix(Arena *a, const json_t *fix, FlShellRemark *out)
{
    const json_t *list = json_object_get(fix, "replacements");
    size_t count = json_array_size(list);
    if (!count || EDITS_MAX < count) return;
    FlShellEdit *edit = arena_new(a, FlShellEdit, count);
    for (size_t i = 0; i < count; i++) {
        const json_t *from = json_array_get(list, i);
        edit[i] = (FlShellEdit){
            .line = number_of(from, "line"),
            .column = number_of(from, "column"),
            .end_line = number_of(from, "endLine"),
            .end_column = number_of(from, "endColumn"),
            .is_of_next = str_eq(text_of(a, from, "insertionPoint"), STR("afterEnd")),
            .text = text_of(a, from, "replacement"),
        };
        if (!edit[i].line || !edit[i].column || !edit[i].end_line || !edit[i].end_column) return;
    }
    out->edit = edit;
    out->edit_count = (uint32_t)count;
}

static bool read_remark(Arena *a, const json_t *comment, FlShellRemark *out)
{
    *out = (FlShellRemark){
        .line = number_of(comment, "line"),
        .column = number_of(comment, "column"),
        .end_line = number_of(comment, "endLine"),
        .end_column = number_of(comment, "endColumn"),
        .code = number_of(comment, "code"),
        .severity = severity_of(text_of(a, comment, "level")),
        .message = text_of(a, comment, "message"),
    };
    read_fix(a, json_object_get(comment, "fix"), out);
    bool is_placed = out->line && out->column && out->end_line && out->end_column;
    return is_placed && 1000 <= out->code && out->code < 10000 && out->message.len;
}

bool read_shellcheck(Arena *a, Str json, FlShellAnswer *out)
{
    json_t *root = json_loadb(json.ptr ? json.ptr : "", json.len, 0, NULL);
    const json_t *comments = json_object_get(root, "comments");
    bool is_ok = json_is_array(comments);
    size_t count = json_array_size(comments);
    if (FL_SHELL_REMARKS_MAX < count) count = FL_SHELL_REMARKS_MAX;
    FlShellRemark *remark = arena_new(a, FlShellRemark, count + 1);
    out->item = remark;
    out->count = 0;
    for (size_t i = 0; i < count; i++)
        if (read_remark(a, json_array_get(comments, i), &remark[out->count])) out->count++;
    json_decref(root);
    return is_ok;
}
