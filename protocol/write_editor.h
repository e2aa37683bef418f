// Writes the results of fl_editor.h as JSON.
#ifndef FL_PROTOCOL_WRITE_EDITOR_H
#define FL_PROTOCOL_WRITE_EDITOR_H

#include "fl_editor.h"
#include "protocol/write.h"

// DocumentSymbol[], or SymbolInformation[] for clients without nesting. (LSP 3.17,
// textDocument/documentSymbol)
void write_symbols(Out *o, const View *v, FlSymbols symbols);

// The SymbolInformation objects that match `typed`, without brackets around them; at most `room`.
// Returns how much room is left. (LSP 3.17, workspace/symbol)
uint32_t write_found_symbols(Out *o, const View *v, FlSymbols symbols, Str typed, uint32_t room);

// FoldingRange[], within the client's limit. (LSP 3.17, textDocument/foldingRange)
void write_folds(Out *o, const View *v, FlFolds folds);

// One SelectionRange with its parents. (LSP 3.17, textDocument/selectionRange)
void write_selection(Out *o, const View *v, FlSpans spans);

// Location[] and DocumentHighlight[]. (LSP 3.17, textDocument/references, textDocument/documentHighlight)
void write_locations(Out *o, const View *v, FlNames names, bool with_definitions);
void write_highlights(Out *o, const View *v, FlNames names);

// The response to textDocument/prepareRename.
void write_rename_place(Out *o, const View *v, Span place, Str name);

// The `data` of SemanticTokens, five numbers per token, for the types that the client knows. Lives
// in `a`.
typedef struct TokenData {
    uint32_t *item;
    uint32_t count, room;
} TokenData;

TokenData token_data(Arena *a, const View *v, FlTokens tokens);

Str write_token_name(FlTokenType type);

// The value of semanticTokensProvider, with the legend for this client.
void write_token_provider(Out *o, const Client *client);

// SemanticTokens; SemanticTokensDelta relative to the client's data. (LSP 3.17,
// textDocument/semanticTokens)
void write_tokens(Out *o, TokenData data, uint64_t id);
void write_token_delta(Out *o, TokenData old, TokenData data, uint64_t id);

#endif
