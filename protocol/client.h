// What the client announced in `initialize`, as far as the server goes by it.
#ifndef FL_PROTOCOL_CLIENT_H
#define FL_PROTOCOL_CLIENT_H

#include "analysis.h"

typedef struct json_t json_t;

// Commands of lenses that it runs.
enum { CLIENT_BUILD = 1, CLIENT_CHECK = 2, CLIENT_REFERENCES = 4 };

// A zeroed Client announces nothing.
typedef struct Client {
    FlEncoding encoding;
    uint32_t process_id; // 0 when it is null or absent
    bool has_markdown;
    bool has_code_description;
    bool has_related;
    bool has_data;
    bool has_pull;            // textDocument/diagnostic
    bool has_action_literals; // a CodeAction instead of a Command
    bool has_is_preferred;
    bool
        has_resolve_edit; // asks for the edit of a CodeAction when it is chosen, and hands `data` back
    bool has_document_changes; // versioned edits
    bool has_apply_edit;       // workspace/applyEdit
    bool has_create_file;      // an edit may make a file
    bool has_refresh;          // asks for all diagnostics again when told to
    bool has_hint_refresh;     // and for inlay hints
    bool has_lens_refresh;     // and for code lenses
    bool has_progress;         // window/workDoneProgress
    bool has_watched_files;    // lets itself be asked to watch files
    bool has_settings;         // workspace/configuration
    bool has_settings_changes; // lets itself be asked to tell when settings change
    bool has_will_rename;      // asks before it renames files
    bool has_prepare_rename;   // textDocument/prepareRename
    bool has_line_folds;       // folds whole lines only
    bool has_nested_symbols;   // DocumentSymbol instead of SymbolInformation
    bool has_snippets;         // places to fill in
    bool has_insert_replace;   // both ranges of a completion
    bool has_commit_characters;
    bool has_completion_tags, has_completion_deprecated;
    bool has_lazy_text; // asks for the documentation of a completion when it is looked at
    bool has_completion_markdown, has_signature_markdown;
    bool has_label_offsets;    // of parameters
    bool has_active_parameter; // of each signature
    bool has_no_active_parameter;
    Str docs; // the host's: where rules are explained, to which an id is appended; empty: nowhere
    uint8_t tags;           // FL_TAG_... that it shows
    uint8_t commands;       // CLIENT_...
    bool has_finding_hover; // shows the messages of findings where it shows a hover
    uint32_t
        token_types; // a bit for each FlTokenType that it knows; 0: it takes no semantic tokens
    bool has_declaration; // the modifier of semantic tokens
    uint32_t fold_limit;  // folds in a document that it takes; 0: any number
} Client;

// Reads the parameters of `initialize`. False when they are not an object.
bool client_read(const json_t *params, Client *out);

// The name of the encoding. (LSP 3.17, PositionEncodingKind)
Str client_encoding_name(FlEncoding e);

#endif
