// Parameters of the methods as plain structs. Each reader returns false when the parameters are not those of the
// method. Texts in the results live as long as the message.
#ifndef FL_PROTOCOL_READ_H
#define FL_PROTOCOL_READ_H

#include "fl_format.h"

typedef struct json_t json_t;

// `textDocument.uri`, and what else is there.
typedef struct TextDocument {
    Str uri;
    Str language;    // empty when absent
    Str text;        // of didOpen; has_text
    int64_t version; // has_version
    bool has_text, has_version;
} TextDocument;

bool read_document(const json_t *params, TextDocument *out);

// The URIs of the folders that the client has open, from the parameters of `initialize`.
uint32_t read_root_count(const json_t *params);
Str read_root(const json_t *params, uint32_t i);

// The URIs of workspace/didChangeWorkspaceFolders.
uint32_t read_folder_changes(const json_t *params, bool is_added);
Str read_changed_folder(const json_t *params, bool is_added, uint32_t i);

// `context.includeDeclaration` of textDocument/references.
bool read_includes_declaration(const json_t *params);

// Whether a character that was typed made the client ask: `context.triggerKind` of textDocument/signatureHelp.
bool read_is_typed(const json_t *params);

// `newName` of textDocument/rename; false when it is missing.
bool read_new_name(const json_t *params, Str *name);

// One change of didChange: of a range, or of the whole text.
typedef struct Change {
    bool has_range;
    FlRange range;
    Str text;
} Change;

// The number of changes; false when there is no list of sound changes.
bool read_changes(const json_t *params, uint32_t *count);
Change read_change(const json_t *params, uint32_t i);

// Whether didChangeWatchedFiles tells of files, none of which is an ignore file.
bool read_changes_only_others(const json_t *params);

bool read_position(const json_t *params, FlPosition *out);

// `range` of a request about a part of a document.
bool read_asked_range(const json_t *params, FlRange *out);

// The positions of textDocument/selectionRange: their number, UINT32_MAX when there is no list of sound ones; and one.
uint32_t read_positions(const json_t *params);
FlPosition read_position_at(const json_t *params, uint32_t i);

// The files of workspace/willRenameFiles: their number, UINT32_MAX when there is no list of sound ones; and one.
uint32_t read_renamed_files(const json_t *params);
void read_renamed_file(const json_t *params, uint32_t i, Str *old_uri, Str *new_uri);

// `query` of workspace/symbol; false when it is missing.
bool read_typed(const json_t *params, Str *typed);

// What write_stage wrote, in the parameters of callHierarchy/...Calls: the document, and where the stage is named.
bool read_stage(const json_t *params, Str *uri, FlPosition *at);

typedef struct ActionQuery {
    FlRange range;
    const json_t *only; // kinds, or NULL for all
    bool is_automatic;  // asked by the editor, not by a person
} ActionQuery;

bool read_action_query(const json_t *params, ActionQuery *out);

// An action that write_unresolved_action or write_lookup_action wrote: the document, and of the latter the image and the title.
// False when it is neither.
bool read_unresolved_action(const json_t *params, Str *uri, Str *image, Str *title);

// Whether an action of `kind` is asked for. Kinds are hierarchical: `source` holds `source.fixAll.fairlead`.
bool read_wants_kind(const ActionQuery *query, Str kind);

// Whether the query names a kind at or above `kind`, instead of leaving all open.
bool read_names_kind(const ActionQuery *query, Str kind);

// `previousResultId`, empty when absent.
Str read_previous_result(const json_t *params);

// The token of that name (`workDoneToken`, `partialResultToken`, `token`) as JSON, in the arena; empty when there is none.
Str read_token(Arena *a, const json_t *params, const char *name);

// One of `previousResultIds`: what the client has of a document already.
typedef struct KnownResult {
    Str uri, id;
} KnownResult;

uint32_t read_known_results(const json_t *params);
KnownResult read_known_result(const json_t *params, uint32_t i);

// `options` of the formatting requests. What is missing keeps its default. (LSP 3.17, FormattingOptions)
void read_format(const json_t *params, FlFormat *out);

// What the server put into a Command: the document, and of NAME_COMMAND the range that was asked about and the title of the
// action, of NAME_LOOKUP the image.
typedef struct Order {
    Str uri, title, image;
    FlRange range;
    bool is_lookup;
} Order;

bool read_order(const json_t *params, Order *out);

#endif
