// A table of capabilities: the path of each in the client's capabilities, and the member that it
// sets.
#include "protocol/client.h"
#include "protocol/codes.h"
#include "protocol/write_editor.h"
#include <jansson.h>
#include <stddef.h>

static const struct {
    const char *path; // blank-separated
    size_t offset;
} switches[] = {
    {"textDocument publishDiagnostics codeDescriptionSupport",
     offsetof(Client, has_code_description)},
    {"textDocument publishDiagnostics relatedInformation", offsetof(Client, has_related)},
    {"textDocument publishDiagnostics dataSupport", offsetof(Client, has_data)},
    {"textDocument diagnostic", offsetof(Client, has_pull)},
    {"textDocument codeAction codeActionLiteralSupport", offsetof(Client, has_action_literals)},
    {"textDocument codeAction isPreferredSupport", offsetof(Client, has_is_preferred)},
    {"workspace diagnostics refreshSupport", offsetof(Client, has_refresh)},
    {"workspace inlayHint refreshSupport", offsetof(Client, has_hint_refresh)},
    {"workspace codeLens refreshSupport", offsetof(Client, has_lens_refresh)},
    {"window workDoneProgress", offsetof(Client, has_progress)},
    {"workspace configuration", offsetof(Client, has_settings)},
    {"workspace didChangeConfiguration dynamicRegistration",
     offsetof(Client, has_settings_changes)},
    {"workspace didChangeWatchedFiles dynamicRegistration", offsetof(Client, has_watched_files)},
    {"workspace fileOperations willRename", offsetof(Client, has_will_rename)},
    {"textDocument rename prepareSupport", offsetof(Client, has_prepare_rename)},
    {"textDocument foldingRange lineFoldingOnly", offsetof(Client, has_line_folds)},
    {"textDocument documentSymbol hierarchicalDocumentSymbolSupport",
     offsetof(Client, has_nested_symbols)},
    {"workspace workspaceEdit documentChanges", offsetof(Client, has_document_changes)},
    {"textDocument completion completionItem snippetSupport", offsetof(Client, has_snippets)},
    {"textDocument completion completionItem insertReplaceSupport",
     offsetof(Client, has_insert_replace)},
    {"textDocument completion completionItem commitCharactersSupport",
     offsetof(Client, has_commit_characters)},
    {"textDocument completion completionItem deprecatedSupport",
     offsetof(Client, has_completion_deprecated)},
    {"textDocument completion completionItem tagSupport", offsetof(Client, has_completion_tags)},
    {"textDocument signatureHelp signatureInformation parameterInformation labelOffsetSupport",
     offsetof(Client, has_label_offsets)},
    {"textDocument signatureHelp signatureInformation activeParameterSupport",
     offsetof(Client, has_active_parameter)},
    {"textDocument signatureHelp signatureInformation noActiveParameterSupport",
     offsetof(Client, has_no_active_parameter)},
    {"workspace applyEdit", offsetof(Client, has_apply_edit)},
    {"experimental diagnosticsInHover", offsetof(Client, has_finding_hover)},
};

// Names in these paths are short.
enum { NAME_MAX_LEN = 63 };

static const json_t *follow(const json_t *from, const char *path)
{
    while (*path && from) {
        char name[NAME_MAX_LEN + 1];
        size_t len = 0;
        while (*path && *path != ' ' && len < NAME_MAX_LEN) name[len++] = *path++;
        name[len] = '\0';
        if (*path == ' ') path++;
        from = json_object_get(from, name);
    }
    return from;
}

static bool is_on(const json_t *value)
{
    return json_is_true(value) || json_is_object(value);
}

static Str text_of(const json_t *value)
{
    if (!json_is_string(value)) return STR("");
    return str_of(json_string_value(value), (uint32_t)json_string_length(value));
}

static const Str encoding_name[] = {
    [FL_UTF16] = STR_INIT("utf-16"),
    [FL_UTF8] = STR_INIT("utf-8"),
    [FL_UTF32] = STR_INIT("utf-32"),
};

Str client_encoding_name(FlEncoding e)
{
    return encoding_name[e];
}

static bool has_text(const json_t *list, Str text)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (str_eq(text_of(json_array_get(list, i)), text)) return true;
    }
    return false;
}

// UTF-8 is preferred, as it needs no conversion; every client supports UTF-16.
static FlEncoding choose_encoding(const json_t *offered)
{
    static const FlEncoding order[] = {FL_UTF8, FL_UTF16, FL_UTF32};
    for (uint32_t i = 0; i < ARRAY_LEN(order); i++) {
        if (has_text(offered, encoding_name[order[i]])) return order[i];
    }
    return FL_UTF16;
}

// The formats are sorted by the client's preference.
static bool prefers_markdown(const json_t *formats)
{
    for (size_t i = 0; i < json_array_size(formats); i++) {
        Str format = text_of(json_array_get(formats, i));
        if (str_is_z(format, "markdown")) return true;
        if (str_is_z(format, "plaintext")) return false;
    }
    return false;
}

// Older clients say only `true`.
static uint8_t read_tags(const json_t *support)
{
    if (json_is_true(support)) return FL_TAG_UNNECESSARY | FL_TAG_DEPRECATED;
    const json_t *values = json_object_get(support, "valueSet");
    uint8_t tags = 0;
    for (size_t i = 0; i < json_array_size(values); i++) {
        json_int_t tag = json_integer_value(json_array_get(values, i));
        if (tag == 1) tags |= FL_TAG_UNNECESSARY;
        if (tag == 2) tags |= FL_TAG_DEPRECATED;
    }
    return tags;
}

// A positive number; 0 for anything else.
static uint32_t read_count(const json_t *number)
{
    json_int_t value = json_integer_value(number);
    return 0 < value && value <= INT32_MAX ? (uint32_t)value : 0;
}

static uint32_t read_token_types(const json_t *names)
{
    uint32_t types = 0;
    for (uint32_t i = 1; i < FL_TOKEN_COUNT; i++)
        if (has_text(names, write_token_name((FlTokenType)i))) types |= 1u << i;
    return types;
}

static uint8_t read_commands(const json_t *names)
{
    uint8_t commands = 0;
    if (has_text(names, STR(NAME_BUILD))) commands |= CLIENT_BUILD;
    if (has_text(names, STR(NAME_CHECK))) commands |= CLIENT_CHECK;
    if (has_text(names, STR(NAME_REFERENCES))) commands |= CLIENT_REFERENCES;
    return commands;
}

// Requests made while typing.
static void read_typing(const json_t *capabilities, Client *out)
{
    const json_t *item = follow(capabilities, "textDocument completion completionItem");
    const json_t *signature = follow(capabilities, "textDocument signatureHelp "
                                                   "signatureInformation");
    const json_t *resolved = follow(item, "resolveSupport properties");
    out->has_lazy_text = has_text(resolved, STR("documentation"));
    out->has_completion_markdown = prefers_markdown(json_object_get(item, "documentationFormat"));
    out->has_signature_markdown =
        prefers_markdown(json_object_get(signature, "documentationFormat"));
}

bool client_read(const json_t *params, Client *out)
{
    if (!json_is_object(params)) return false;
    const json_t *capabilities = json_object_get(params, "capabilities");
    *out = (Client){0};
    for (uint32_t i = 0; i < ARRAY_LEN(switches); i++) {
        *(bool *)((char *)out + switches[i].offset) = is_on(follow(capabilities, switches[i].path));
    }
    out->process_id = read_count(json_object_get(params, "processId"));
    out->fold_limit = read_count(follow(capabilities, "textDocument foldingRange rangeLimit"));
    out->encoding = choose_encoding(follow(capabilities, "general positionEncodings"));
    read_typing(capabilities, out);
    out->has_markdown = prefers_markdown(follow(capabilities, "textDocument hover contentFormat"));
    out->token_types =
        read_token_types(follow(capabilities, "textDocument semanticTokens tokenTypes"));
    out->has_declaration = has_text(
        follow(capabilities, "textDocument semanticTokens tokenModifiers"), STR("declaration"));
    const json_t *resolved = follow(capabilities, "textDocument codeAction resolveSupport");
    out->has_resolve_edit =
        has_text(json_object_get(resolved, "properties"), STR("edit")) &&
        json_is_true(follow(capabilities, "textDocument codeAction dataSupport"));
    const json_t *operations = follow(capabilities, "workspace workspaceEdit resourceOperations");
    out->has_create_file = out->has_document_changes && has_text(operations, STR("create"));
    out->tags = read_tags(follow(capabilities, "textDocument publishDiagnostics tagSupport"));
    out->commands = read_commands(follow(capabilities, "experimental commands commands"));
    return true;
}
