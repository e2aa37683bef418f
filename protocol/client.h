// The capabilities that the client announced in `initialize`, as far as the server uses them.
#ifndef FL_PROTOCOL_CLIENT_H
#define FL_PROTOCOL_CLIENT_H

#include "analysis.h"

typedef struct json_t json_t;

// Commands of code lenses that the client implements.
enum { CLIENT_BUILD = 1, CLIENT_CHECK = 2, CLIENT_REFERENCES = 4 };

// All zero: no capabilities.
typedef struct Client {
    FlEncoding encoding;
    uint32_t process_id; // 0 when it is null or absent
    bool has_markdown;
    bool has_code_description;
    bool has_related;
    bool has_data;
    bool has_pull;            // textDocument/diagnostic
    bool has_action_literals; // takes CodeAction literals, not only Commands
    bool has_is_preferred;
    bool has_resolve_edit; // asks for a CodeAction's edit when it is chosen (codeAction/resolve)
    bool has_document_changes; // versioned edits
    bool has_apply_edit;       // workspace/applyEdit
    bool has_create_file;      // a workspace edit may create files
    bool has_refresh;          // workspace/diagnostic/refresh
    bool has_hint_refresh;     // workspace/inlayHint/refresh
    bool has_lens_refresh;     // workspace/codeLens/refresh
    bool has_progress;         // window/workDoneProgress
    bool has_watched_files;    // dynamic registration of file watchers
    bool has_settings;         // workspace/configuration
    bool has_settings_changes; // dynamic registration of didChangeConfiguration
    bool has_will_rename;      // workspace/willRenameFiles
    bool has_prepare_rename;   // textDocument/prepareRename
    bool has_line_folds;       // folds whole lines only
    bool has_nested_symbols;   // DocumentSymbol instead of SymbolInformation
    bool has_snippets;         // snippet syntax
    bool has_insert_replace;   // insert and replace ranges of a completion
    bool has_commit_characters;
    bool has_completion_tags, has_completion_deprecated;
    bool has_lazy_text; // resolves the documentation of a completion later
    bool has_completion_markdown, has_signature_markdown;
    bool has_label_offsets;    // labels of parameters as offsets
    bool has_active_parameter; // activeParameter of each signature
    bool has_no_active_parameter;
    Str docs;         // set by the host: where rules are explained, an id is appended; or empty
    uint8_t tags;     // FL_TAG_* that it supports
    uint8_t commands; // CLIENT_* commands
    bool has_finding_hover; // shows the messages of findings in its hovers
    uint32_t token_types;   // a bit for each FlTokenType that it knows; 0: no semantic tokens
    bool has_declaration;   // knows the modifier `declaration`
    uint32_t fold_limit;    // maximum number of folding ranges; 0: unlimited
} Client;

// Reads the parameters of `initialize`. False when they are no object.
bool client_read(const json_t *params, Client *out);

// The name of the encoding in LSP. (LSP 3.17, PositionEncodingKind)
Str client_encoding_name(FlEncoding e);

#endif
