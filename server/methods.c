// The table of methods, and short handlers.
#include "server/methods.h"
#include "fl_ignore.h"
#include "protocol/read.h"
#include "protocol/read_settings.h"
#include "protocol/write_editor.h"
#include "server/configured.h"
#include "server/diagnose.h"
#include "server/host.h"
#include "server/rules_page.h"
#include "server/uri.h"
#include "server/watched.h"
#include "server/work.h"
#include "server/workspace.h"

enum { MANY_CLOSED = 1000 }; // closed documents after which free memory is returned

static Ask on_initialize, on_shutdown, on_diagnostic;
static Tell on_initialized, on_exit, on_open, on_change, on_save, on_close, on_files_changed,
    on_settings_changed, on_folders_changed, on_cancel, on_cancel_work, on_ignored;

static bool can_pull(const Client *c)
{
    return c->has_pull;
}

static bool takes_tokens(const Client *c)
{
    return c->token_types != 0;
}

static bool can_prepare(const Client *c)
{
    return c->has_prepare_rename;
}

static bool cannot_prepare(const Client *c)
{
    return !c->has_prepare_rename;
}

static bool takes_literals(const Client *c)
{
    return c->has_action_literals && !c->has_resolve_edit;
}

static bool takes_unresolved(const Client *c)
{
    return c->has_action_literals && c->has_resolve_edit;
}

static bool asks_to_rename(const Client *c)
{
    return c->has_will_rename;
}

static bool renames_unasked(const Client *c)
{
    return !c->has_will_rename;
}

static bool takes_commands(const Client *c)
{
    return !c->has_action_literals && c->has_apply_edit;
}

static bool runs_commands(const Client *c)
{
    return c->has_action_literals || c->has_apply_edit;
}

#define SYNC "{\"openClose\":true,\"change\":2,\"save\":true}"
#define ACTION_KINDS                                                                               \
    "\"codeActionKinds\":[\"" KIND_QUICKFIX "\",\"" KIND_REFACTOR "\",\"" KIND_FIX_ALL "\"]"
#define RESOLVE  "\"resolveProvider\":true"
#define TRIGGERS "\"triggerCharacters\":[\"$\",\"{\",\"=\",\"-\",\":\",\",\",\"/\",\"#\",\"\\\"\"]"
#define SIGNATURE_TRIGGERS                                                                         \
    "\"triggerCharacters\":[\" \",\"=\",\"[\",\"\\\"\"],"                                          \
    "\"retriggerCharacters\":[\",\",\":\",\"/\",\"-\"]"
#define FOLDERS "\"workspaceFolders\":{\"supported\":true,\"changeNotifications\":true}"
#define RENAMES                                                                                    \
    "\"fileOperations\":{\"willRename\":{\"filters\":[{\"scheme\":\"file\",\"pattern\":{\"glob\":" \
    "\"**\"}}]}}"
#define COMMANDS              "{\"commands\":[\"" NAME_COMMAND "\",\"" NAME_LOOKUP "\"]}"
#define NAME(literal)         .name = literal
#define CAPABILITY(key, json) .capability = key, .value = json

static void write_pull(Out *o, const Client *client)
{
    out_str(o, STR("{\"identifier\":\"" NAME_SOURCE "\",\"interFileDependencies\":false,"
                   "\"workspaceDiagnostics\":true"));
    out_str(o, client->has_progress ? STR(",\"workDoneProgress\":true}") : STR("}"));
}

static void write_search(Out *o, const Client *client)
{
    out_str(o, client->has_progress ? STR("{\"workDoneProgress\":true}") : STR("true"));
}

static const Method methods[] = {
    {NAME("initialize"), .ask = on_initialize},
    {NAME("initialized"), .tell = on_initialized},
    {NAME("shutdown"), .ask = on_shutdown},
    {NAME("exit"), .tell = on_exit},
    {NAME("$/setTrace"), .tell = on_ignored},
    {NAME("$/cancelRequest"), .tell = on_cancel},
    {NAME("window/workDoneProgress/cancel"), .tell = on_cancel_work},
    {NAME("textDocument/didOpen"), .tell = on_open, CAPABILITY("textDocumentSync", SYNC)},
    {NAME("textDocument/didChange"), .tell = on_change},
    {NAME("textDocument/didSave"), .tell = on_save},
    {NAME("textDocument/didClose"), .tell = on_close},
    {NAME("workspace/didChangeConfiguration"), .tell = on_settings_changed},
    {NAME("workspace/didChangeWatchedFiles"), .tell = on_files_changed},
    {NAME("workspace/didChangeWorkspaceFolders"), .tell = on_folders_changed,
     CAPABILITY("workspace", "{" FOLDERS "}"), .is_for = renames_unasked},
    {NAME("workspace/willRenameFiles"), .ask = on_will_rename,
     CAPABILITY("workspace", "{" FOLDERS "," RENAMES "}"), .is_for = asks_to_rename},
    {NAME("textDocument/hover"), .ask = on_hover, CAPABILITY("hoverProvider", "true")},
    {NAME("textDocument/completion"), .ask = on_completion,
     CAPABILITY("completionProvider", "{" TRIGGERS "," RESOLVE "}")},
    {NAME("completionItem/resolve"), .ask = on_resolve_completion},
    {NAME("textDocument/signatureHelp"), .ask = on_signatures,
     CAPABILITY("signatureHelpProvider", "{" SIGNATURE_TRIGGERS "}")},
    {NAME("textDocument/definition"), .ask = on_definition,
     CAPABILITY("definitionProvider", "true")},
    {NAME("textDocument/declaration"), .ask = on_definition,
     CAPABILITY("declarationProvider", "true")},
    {NAME("textDocument/references"), .ask = on_references,
     CAPABILITY("referencesProvider", "true")},
    {NAME("textDocument/documentHighlight"), .ask = on_highlights,
     CAPABILITY("documentHighlightProvider", "true")},
    {NAME("textDocument/prepareRename"), .ask = on_rename_place},
    {NAME("textDocument/rename"), .ask = on_rename, CAPABILITY("renameProvider", "true"),
     .is_for = cannot_prepare},
    {NAME("textDocument/rename"), .ask = on_rename,
     CAPABILITY("renameProvider", "{\"prepareProvider\":true}"), .is_for = can_prepare},
    {NAME("textDocument/documentSymbol"), .ask = on_symbols,
     CAPABILITY("documentSymbolProvider", "true")},
    {NAME("textDocument/foldingRange"), .ask = on_folds,
     CAPABILITY("foldingRangeProvider", "true")},
    {NAME("textDocument/selectionRange"), .ask = on_selections,
     CAPABILITY("selectionRangeProvider", "true")},
    {NAME("textDocument/documentLink"), .ask = on_links, CAPABILITY("documentLinkProvider", "{}")},
    {NAME("textDocument/linkedEditingRange"), .ask = on_linked,
     CAPABILITY("linkedEditingRangeProvider", "true")},
    {NAME("textDocument/inlayHint"), .ask = on_hints, CAPABILITY("inlayHintProvider", "true")},
    {NAME("textDocument/codeLens"), .ask = on_lenses, CAPABILITY("codeLensProvider", "{}")},
    {NAME("textDocument/prepareCallHierarchy"), .ask = on_stage_item,
     CAPABILITY("callHierarchyProvider", "true")},
    {NAME("callHierarchy/incomingCalls"), .ask = on_stage_users},
    {NAME("callHierarchy/outgoingCalls"), .ask = on_stage_sources},
    {NAME("workspace/symbol"), .ask = on_found_symbols, .capability = "workspaceSymbolProvider",
     .write = write_search},
    {NAME("textDocument/semanticTokens/full"), .ask = on_tokens,
     .capability = "semanticTokensProvider", .write = write_token_provider, .is_for = takes_tokens},
    {NAME("textDocument/semanticTokens/full/delta"), .ask = on_token_delta},
    {NAME("textDocument/semanticTokens/range"), .ask = on_token_range},
    {NAME("textDocument/formatting"), .ask = on_format,
     CAPABILITY("documentFormattingProvider", "true")},
    {NAME("textDocument/rangeFormatting"), .ask = on_format_range,
     CAPABILITY("documentRangeFormattingProvider", "true")},
    {NAME("textDocument/onTypeFormatting"), .ask = on_format_line,
     CAPABILITY("documentOnTypeFormattingProvider", "{\"firstTriggerCharacter\":\"\\n\"}")},
    {NAME("textDocument/codeAction"), .ask = on_code_action,
     CAPABILITY("codeActionProvider", "{" ACTION_KINDS "}"), .is_for = takes_literals},
    {NAME("textDocument/codeAction"), .ask = on_code_action,
     CAPABILITY("codeActionProvider", "{" ACTION_KINDS "," RESOLVE "}"),
     .is_for = takes_unresolved},
    {NAME("textDocument/codeAction"), .ask = on_code_action,
     CAPABILITY("codeActionProvider", "true"), .is_for = takes_commands},
    {NAME("codeAction/resolve"), .ask = on_resolve_action},
    {NAME("workspace/executeCommand"), .ask = on_execute_command,
     CAPABILITY("executeCommandProvider", COMMANDS), .is_for = runs_commands},
    {NAME("textDocument/diagnostic"), .ask = on_diagnostic, .capability = "diagnosticProvider",
     .write = write_pull, .is_for = can_pull},
    {NAME("workspace/diagnostic"), .ask = on_workspace_diagnostic},
};

const Method *method_find(Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(methods); i++) {
        if (str_is_z(name, methods[i].name)) return &methods[i];
    }
    return NULL;
}

// ---- The session ----

static void write_capabilities(Out *o, const Client *client)
{
    out_z(o, "{\"positionEncoding\":");
    write_string(o, client_encoding_name(client->encoding));
    for (uint32_t i = 0; i < ARRAY_LEN(methods); i++) {
        const Method *m = &methods[i];
        if (!m->capability || (m->is_for && !m->is_for(client))) continue;
        out_char(o, ',');
        write_string(o, str_of_z(m->capability));
        out_char(o, ':');
        if (m->write)
            m->write(o, client);
        else
            out_str(o, str_of_z(m->value));
    }
    out_char(o, '}');
}

static RpcCode on_initialize(Server *s, const json_t *params, Out *result)
{
    if (s->phase != PHASE_NEW) return RPC_INVALID_REQUEST;
    if (!client_read(params, &s->client)) return RPC_INVALID_PARAMS;
    s->client.docs = rules_page(&s->session);
    s->phase = PHASE_RUNNING;
    server_watch_client(s);
    watched_set_roots(s, params);
    configured_start(s, params);
    out_z(result, "{\"capabilities\":");
    write_capabilities(result, &s->client);
    out_str(result, STR(",\"serverInfo\":{\"name\":\"" NAME_SOURCE
                        "\",\"version\":\"" FAIRLEAD_VERSION "\"}}"));
    return RPC_OK;
}

// Publishes what is due before the response.
static RpcCode on_shutdown(Server *s, const json_t *params, Out *result)
{
    (void)params;
    diagnose_now(s);
    workspace_cancel_all(s);
    s->phase = PHASE_SHUT;
    out_z(result, "null");
    return RPC_OK;
}

static bool on_exit(Server *s, const json_t *params)
{
    (void)params;
    server_end(s);
    return true;
}

static bool on_initialized(Server *s, const json_t *params)
{
    (void)params;
    watched_ask(s);
    configured_ask(s);
    return true;
}

static bool on_folders_changed(Server *s, const json_t *params)
{
    workspace_changed(s);
    watched_change_roots(s, params);
    configured_files_changed(s);
    workspace_refresh(s);
    return true;
}

// Already handled by rpc_mark_cancelled.
static bool on_cancel(Server *s, const json_t *params)
{
    workspace_cancel(s, params);
    return true;
}

static bool on_cancel_work(Server *s, const json_t *params)
{
    work_cancel(s, params);
    return true;
}

static bool on_ignored(Server *s, const json_t *params)
{
    (void)s, (void)params;
    return true;
}

// ---- Documents ----

static bool on_open(Server *s, const json_t *params)
{
    TextDocument opened;
    if (!read_document(params, &opened) || !opened.has_text) return false;
    Document *document = documents_open(&s->documents, &opened);
    configured_open(s, document);
    watched_open(s, document);
    watched_ignore_soon(s, document);
    diagnose_soon(s, document);
    return true;
}

static bool on_change(Server *s, const json_t *params)
{
    TextDocument changed;
    uint32_t count;
    if (!read_document(params, &changed)) return false;
    Document *document = documents_find(&s->documents, changed.uri);
    if (!document) return false;
    if (changed.has_version) document->version = changed.version;
    if (!read_changes(params, &count)) {
        document_lose(s, document, STR("a change of it could not be read"));
        return true;
    }
    for (uint32_t i = 0; i < count; i++) {
        Change change = read_change(params, i);
        if (document_change(document, &change, s->client.encoding)) continue;
        document_lose(s, document, STR("it is larger than 64 MiB"));
        return true;
    }
    if (!document->is_lost) diagnose_soon(s, document);
    watched_ignore_soon(s, document);
    watched_typed(s, document);
    return true;
}

// Editors also send it for closed documents.
static bool on_save(Server *s, const json_t *params)
{
    TextDocument saved;
    if (!read_document(params, &saved)) return false;
    workspace_changed(s);
    configured_saved(s, saved.uri);
    watched_read(s, saved.uri);
    return true;
}

static bool on_settings_changed(Server *s, const json_t *params)
{
    workspace_changed(s);
    configured_settings_changed(s, params);
    workspace_refresh(s);
    return true;
}

static bool has_settings_file(const json_t *params)
{
    uint32_t count = read_changed_file_count(params);
    for (uint32_t i = 0; i < count; i++)
        if (is_settings_file(uri_name(read_changed_file(params, i)))) return true;
    return false;
}

// Whether the change may affect a workspace/diagnostic response.
static bool has_document(const json_t *params)
{
    uint32_t count = read_changed_file_count(params);
    for (uint32_t i = 0; i < count; i++) {
        Str name = uri_name(read_changed_file(params, i));
        if (is_dockerfile(name) || fl_is_ignore_name(name) || is_settings_file(name)) return true;
    }
    return false;
}

// Ignore files are handled at once; others may change in bulk.
static bool on_files_changed(Server *s, const json_t *params)
{
    workspace_changed(s);
    if (has_document(params)) workspace_refresh(s);
    if (has_settings_file(params)) configured_files_changed(s);
    if (read_changes_only_others(params))
        watched_read_soon(s);
    else
        watched_read(s, STR(""));
    return true;
}

static bool on_close(Server *s, const json_t *params)
{
    TextDocument closed;
    if (!read_document(params, &closed)) return false;
    const Document *document = documents_find(&s->documents, closed.uri);
    if (document) watched_ignore_soon(s, document);
    documents_close(&s->documents, closed.uri);
    if (s->documents.count == 0 || ++s->closed_count % MANY_CLOSED == 0) host_give_back();
    diagnose_clear(s, closed.uri);
    return true;
}

// ---- Features ----

static RpcCode on_diagnostic(Server *s, const json_t *params, Out *result)
{
    TextDocument asked;
    if (!read_document(params, &asked)) return RPC_INVALID_PARAMS;
    Document *document = documents_find(&s->documents, asked.uri);
    if (!document) {
        out_z(result, "{\"kind\":\"full\",\"items\":[]}");
        return RPC_OK;
    }
    View view = document_view(document, &s->client);
    FlFindings findings = diagnose_findings(s, document);
    write_report(result, &view, findings, read_previous_result(params));
    return RPC_OK;
}
