// Reads the parameters of methods into plain structs. Readers return false when the parameters are
// invalid. Texts live as long as the message.
#ifndef FL_PROTOCOL_READ_H
#define FL_PROTOCOL_READ_H

#include "fl_format.h"

typedef struct json_t json_t;

// `textDocument` with its members.
typedef struct TextDocument {
    Str uri;
    Str language;    // empty when absent
    Str text;        // of didOpen, if has_text
    int64_t version; // if has_version
    bool has_text, has_version;
} TextDocument;

bool read_document(const json_t *params, TextDocument *out);

// The workspace folders in the parameters of `initialize`: their number, and their URIs.
uint32_t read_root_count(const json_t *params);
Str read_root(const json_t *params, uint32_t i);

// The added or removed folders of workspace/didChangeWorkspaceFolders: their number, and their
// URIs.
uint32_t read_folder_changes(const json_t *params, bool is_added);
Str read_changed_folder(const json_t *params, bool is_added, uint32_t i);

// `context.includeDeclaration` of textDocument/references.
bool read_includes_declaration(const json_t *params);

// Whether typing a character triggered the request: `context.triggerKind` of
// textDocument/signatureHelp.
bool read_is_typed(const json_t *params);

// `newName` of textDocument/rename; false when it is missing.
bool read_new_name(const json_t *params, Str *name);

// One change of didChange: of a range, or (without one) of the whole text.
typedef struct Change {
    bool has_range;
    FlRange range;
    Str text;
} Change;

// Gets the number of changes; false when the list is missing or invalid.
bool read_changes(const json_t *params, uint32_t *count);
Change read_change(const json_t *params, uint32_t i);

// Whether didChangeWatchedFiles lists files and none of them is an ignore file.
bool read_changes_only_others(const json_t *params);

bool read_position(const json_t *params, FlPosition *out);

// `range` of the request.
bool read_asked_range(const json_t *params, FlRange *out);

// `positions` of textDocument/selectionRange: their number (UINT32_MAX when invalid), and one of
// them.
uint32_t read_positions(const json_t *params);
FlPosition read_position_at(const json_t *params, uint32_t i);

// `files` of workspace/willRenameFiles: their number (UINT32_MAX when invalid), and one of them.
uint32_t read_renamed_files(const json_t *params);
void read_renamed_file(const json_t *params, uint32_t i, Str *old_uri, Str *new_uri);

// `query` of workspace/symbol; false when it is missing.
bool read_typed(const json_t *params, Str *typed);

// The item made by write_stage, in callHierarchy/incomingCalls and outgoingCalls: document and
// place of the stage.
bool read_stage(const json_t *params, Str *uri, FlPosition *at);

typedef struct ActionQuery {
    FlRange range;
    const json_t *only; // requested kinds; NULL: all
    bool is_automatic;  // triggered by the editor, not by the user
} ActionQuery;

bool read_action_query(const json_t *params, ActionQuery *out);

// The `data` of an action made by write_unresolved_action or write_lookup_action: the document; for
// the latter also image and title. False when it is neither.
bool read_unresolved_action(const json_t *params, Str *uri, Str *image, Str *title);

// Whether the query includes actions of `kind`. Kinds are hierarchical: `source` includes
// `source.fixAll.fairlead`.
bool read_wants_kind(const ActionQuery *query, Str kind);

// Whether the query names `kind` or a kind above it explicitly.
bool read_names_kind(const ActionQuery *query, Str kind);

// `previousResultId`; empty when absent.
Str read_previous_result(const json_t *params);

// A token (`workDoneToken`, `partialResultToken` or `token`) as JSON text, in the arena; empty when
// there is none.
Str read_token(Arena *a, const json_t *params, const char *name);

// An element of `previousResultIds`: the result that the client has for a document.
typedef struct KnownResult {
    Str uri, id;
} KnownResult;

uint32_t read_known_results(const json_t *params);
KnownResult read_known_result(const json_t *params, uint32_t i);

// `options` of formatting requests. Missing members keep their default. (LSP 3.17,
// FormattingOptions)
void read_format(const json_t *params, FlFormat *out);

// The arguments of a Command that the server made: the document; for NAME_COMMAND the requested
// range and the action's title, for NAME_LOOKUP the image.
typedef struct Order {
    Str uri, title, image;
    FlRange range;
    bool is_lookup;
} Order;

bool read_order(const json_t *params, Order *out);

#endif
