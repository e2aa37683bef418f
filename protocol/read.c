// Converts jansson's objects to plain structs.
#include "protocol/read.h"
#include "protocol/codes.h"
#include "protocol/write.h"
#include <jansson.h>

static bool read_text(const json_t *value, Str *out)
{
    if (!json_is_string(value)) return false;
    *out = str_of(json_string_value(value), (uint32_t)json_string_length(value));
    return true;
}

bool read_document(const json_t *params, TextDocument *out)
{
    const json_t *document = json_object_get(params, "textDocument");
    const json_t *version = json_object_get(document, "version");
    *out = (TextDocument){0};
    read_text(json_object_get(document, "languageId"), &out->language);
    out->has_text = read_text(json_object_get(document, "text"), &out->text);
    out->has_version = json_is_integer(version);
    out->version = json_integer_value(version);
    return read_text(json_object_get(document, "uri"), &out->uri);
}

static bool is_ignore_file(const json_t *change)
{
    Str uri = STR("");
    read_text(json_object_get(change, "uri"), &uri);
    return str_ends_z(uri, ".dockerignore") || str_ends_z(uri, ".containerignore");
}

bool read_changes_only_others(const json_t *params)
{
    const json_t *changes = json_object_get(params, "changes");
    for (size_t i = 0; i < json_array_size(changes); i++)
        if (is_ignore_file(json_array_get(changes, i))) return false;
    return 0 < json_array_size(changes);
}

uint32_t read_root_count(const json_t *params)
{
    const json_t *folders = json_object_get(params, "workspaceFolders");
    if (json_is_array(folders)) return (uint32_t)json_array_size(folders);
    return json_is_string(json_object_get(params, "rootUri")) ? 1 : 0;
}

Str read_root(const json_t *params, uint32_t i)
{
    Str uri = STR("");
    const json_t *folder = json_array_get(json_object_get(params, "workspaceFolders"), i);
    read_text(folder ? json_object_get(folder, "uri") : json_object_get(params, "rootUri"), &uri);
    return uri;
}

bool read_includes_declaration(const json_t *params)
{
    const json_t *context = json_object_get(params, "context");
    return json_is_true(json_object_get(context, "includeDeclaration"));
}

bool read_is_typed(const json_t *params)
{
    enum { TRIGGER_CHARACTER = 2 }; // LSP 3.17, SignatureHelpTriggerKind
    const json_t *context = json_object_get(params, "context");
    return json_integer_value(json_object_get(context, "triggerKind")) == TRIGGER_CHARACTER;
}

bool read_new_name(const json_t *params, Str *name)
{
    return read_text(json_object_get(params, "newName"), name);
}

// Accepts `3.0`, as some clients write all numbers alike.
static bool read_whole(double number, uint32_t *out)
{
    if (number < 0) return false;
    *out = number < INT32_MAX ? (uint32_t)number : INT32_MAX;
    return INT32_MAX <= number || (double)*out == number;
}

// LSP's uinteger ends at 2^31 - 1. Clients send larger ones for "the end".
static bool read_number(const json_t *value, uint32_t *out)
{
    if (json_is_real(value)) return read_whole(json_real_value(value), out);
    if (!json_is_integer(value)) return false;
    json_int_t number = json_integer_value(value);
    if (number < 0) return false;
    *out = number < INT32_MAX ? (uint32_t)number : INT32_MAX;
    return true;
}

static bool read_point(const json_t *value, FlPosition *out)
{
    return read_number(json_object_get(value, "line"), &out->line) &&
           read_number(json_object_get(value, "character"), &out->character);
}

static bool read_range(const json_t *value, FlRange *out)
{
    return read_point(json_object_get(value, "start"), &out->start) &&
           read_point(json_object_get(value, "end"), &out->end);
}

bool read_position(const json_t *params, FlPosition *out)
{
    return read_point(json_object_get(params, "position"), out);
}

bool read_asked_range(const json_t *params, FlRange *out)
{
    return read_range(json_object_get(params, "range"), out);
}

uint32_t read_positions(const json_t *params)
{
    const json_t *list = json_object_get(params, "positions");
    FlPosition position;
    if (!json_is_array(list)) return UINT32_MAX;
    for (size_t i = 0; i < json_array_size(list); i++)
        if (!read_point(json_array_get(list, i), &position)) return UINT32_MAX;
    return (uint32_t)json_array_size(list);
}

FlPosition read_position_at(const json_t *params, uint32_t i)
{
    FlPosition position = {0};
    read_point(json_array_get(json_object_get(params, "positions"), i), &position);
    return position;
}

uint32_t read_renamed_files(const json_t *params)
{
    const json_t *list = json_object_get(params, "files");
    Str uri;
    if (!json_is_array(list)) return UINT32_MAX;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *file = json_array_get(list, i);
        bool is_sound = read_text(json_object_get(file, "oldUri"), &uri) &&
                        read_text(json_object_get(file, "newUri"), &uri);
        if (!is_sound) return UINT32_MAX;
    }
    return (uint32_t)json_array_size(list);
}

void read_renamed_file(const json_t *params, uint32_t i, Str *old_uri, Str *new_uri)
{
    const json_t *file = json_array_get(json_object_get(params, "files"), i);
    read_text(json_object_get(file, "oldUri"), old_uri);
    read_text(json_object_get(file, "newUri"), new_uri);
}

uint32_t read_folder_changes(const json_t *params, bool is_added)
{
    const json_t *event = json_object_get(params, "event");
    const json_t *list = json_object_get(event, is_added ? "added" : "removed");
    return (uint32_t)json_array_size(list);
}

Str read_changed_folder(const json_t *params, bool is_added, uint32_t i)
{
    const json_t *event = json_object_get(params, "event");
    const json_t *list = json_object_get(event, is_added ? "added" : "removed");
    Str uri = STR("");
    read_text(json_object_get(json_array_get(list, i), "uri"), &uri);
    return uri;
}

static bool change_of(const json_t *value, Change *out)
{
    const json_t *range = json_object_get(value, "range");
    *out = (Change){0};
    out->has_range = range && !json_is_null(range);
    if (out->has_range && !read_range(range, &out->range)) return false;
    return read_text(json_object_get(value, "text"), &out->text);
}

static const json_t *changes_of(const json_t *params)
{
    return json_object_get(params, "contentChanges");
}

bool read_changes(const json_t *params, uint32_t *count)
{
    const json_t *changes = changes_of(params);
    if (!json_is_array(changes)) return false;
    *count = (uint32_t)json_array_size(changes);
    for (uint32_t i = 0; i < *count; i++) {
        Change change;
        if (!change_of(json_array_get(changes, i), &change)) return false;
    }
    return true;
}

Change read_change(const json_t *params, uint32_t i)
{
    Change change;
    change_of(json_array_get(changes_of(params), i), &change);
    return change;
}

bool read_typed(const json_t *params, Str *typed)
{
    return read_text(json_object_get(params, "query"), typed);
}

bool read_stage(const json_t *params, Str *uri, FlPosition *at)
{
    const json_t *item = json_object_get(params, "item");
    const json_t *range = json_object_get(item, "selectionRange");
    return read_text(json_object_get(item, "uri"), uri) &&
           read_point(json_object_get(range, "start"), at);
}

enum { TRIGGER_AUTOMATIC = 2 };

bool read_action_query(const json_t *params, ActionQuery *out)
{
    const json_t *context = json_object_get(params, "context");
    const json_t *only = json_object_get(context, "only");
    const json_t *trigger = json_object_get(context, "triggerKind");
    out->only = json_is_array(only) ? only : NULL;
    out->is_automatic = json_integer_value(trigger) == TRIGGER_AUTOMATIC;
    return read_range(json_object_get(params, "range"), &out->range);
}

bool read_unresolved_action(const json_t *params, Str *uri, Str *image, Str *title)
{
    const json_t *data = json_object_get(params, "data");
    *image = *title = STR("");
    if (json_object_get(data, "image"))
        return read_text(json_object_get(data, "image"), image) &&
               read_text(json_object_get(params, "title"), title) &&
               read_text(json_object_get(data, "uri"), uri);
    return read_text(json_object_get(data, "uri"), uri);
}

static bool holds_kind(Str wanted, Str kind)
{
    if (!str_starts(kind, wanted)) return false;
    return wanted.len == 0 || wanted.len == kind.len || kind.ptr[wanted.len] == '.';
}

bool read_names_kind(const ActionQuery *query, Str kind)
{
    for (size_t i = 0; i < json_array_size(query->only); i++) {
        Str wanted;
        if (!read_text(json_array_get(query->only, i), &wanted)) continue;
        if (holds_kind(wanted, kind)) return true;
    }
    return false;
}

bool read_wants_kind(const ActionQuery *query, Str kind)
{
    return !query->only || read_names_kind(query, kind);
}

Str read_previous_result(const json_t *params)
{
    Str id = STR("");
    read_text(json_object_get(params, "previousResultId"), &id);
    return id;
}

Str read_token(Arena *a, const json_t *params, const char *name)
{
    enum { NUMBER_MAX = 24 };
    const json_t *token = json_object_get(params, name);
    Str text;
    Out o = out_on(a);
    if (read_text(token, &text)) {
        write_string(&o, text);
    } else if (json_is_integer(token)) {
        char number[NUMBER_MAX];
        out_str(&o,
                str_of(number, (uint32_t)json_dumpb(token, number, NUMBER_MAX, JSON_ENCODE_ANY)));
    }
    return out_done(&o);
}

uint32_t read_known_results(const json_t *params)
{
    return (uint32_t)json_array_size(json_object_get(params, "previousResultIds"));
}

KnownResult read_known_result(const json_t *params, uint32_t i)
{
    const json_t *known = json_array_get(json_object_get(params, "previousResultIds"), i);
    KnownResult out = {0};
    read_text(json_object_get(known, "uri"), &out.uri);
    read_text(json_object_get(known, "value"), &out.id);
    return out;
}

// Our own options, if the client passes them on.
#define OPTION_LAY_OUT_COMMANDS "layOutCommands"
#define OPTION_OPERATORS        "operators"

void read_format(const json_t *params, FlFormat *out)
{
    const json_t *options = json_object_get(params, "options");
    *out = (FlFormat){0};
    read_number(json_object_get(options, "tabSize"), &out->width);
    out->has_tabs = json_is_false(json_object_get(options, "insertSpaces"));
    out->keeps_trailing_blanks = json_is_false(json_object_get(options, "trimTrailingWhitespace"));
    out->keeps_open_end = json_is_false(json_object_get(options, "insertFinalNewline"));
    out->keeps_blank_end = json_is_false(json_object_get(options, "trimFinalNewlines"));
    out->lays_out_commands = json_is_true(json_object_get(options, OPTION_LAY_OUT_COMMANDS));
    Str operators = STR("");
    read_text(json_object_get(options, OPTION_OPERATORS), &operators);
    fl_operators(operators, &out->operators);
}

bool read_order(const json_t *params, Order *out)
{
    Str command;
    const json_t *arguments = json_object_get(params, "arguments");
    if (!read_text(json_object_get(params, "command"), &command)) return false;
    *out = (Order){.is_lookup = str_eq(command, STR(NAME_LOOKUP))};
    if (out->is_lookup)
        return read_text(json_array_get(arguments, 0), &out->uri) &&
               read_text(json_array_get(arguments, 1), &out->image);
    return str_eq(command, STR(NAME_COMMAND)) &&
           read_text(json_array_get(arguments, 0), &out->uri) &&
           read_range(json_array_get(arguments, 1), &out->range) &&
           read_text(json_array_get(arguments, 2), &out->title);
}
