// The answers of fl_editor.h as JSON.
#ifndef FL_PROTOCOL_WRITE_EDITOR_H
#define FL_PROTOCOL_WRITE_EDITOR_H

#include "fl_editor.h"
#include "protocol/write.h"

// DocumentSymbol[], or SymbolInformation[] for clients that do not know nesting. (LSP 3.17, textDocument/documentSymbol)
void write_symbols(Out *o, const View *v, FlSymbols symbols);

// SymbolInformation of those that fit what was typed, without the brackets around them; at most `room`, of which the rest is
// returned. (LSP 3.17, workspace/symbol)
uint32_t write_found_symbols(Out *o, const View *v, FlSymbols symbols, Str typed, uint32_t room);

// FoldingRange[], as many as the client takes. (LSP 3.17, textDocument/foldingRange)
void write_folds(Out *o, const View *v, FlFolds folds);

// One SelectionRange with its parents. (LSP 3.17, textDocument/selectionRange)
void write_selection(Out *o, const View *v, FlSpans spans);

// Location[] and DocumentHighlight[]. (LSP 3.17, textDocument/references, textDocument/documentHighlight)
void write_locations(Out *o, const View *v, FlNames names, bool with_definitions);
void write_highlights(Out *o, const View *v, FlNames names);

// The answer to textDocument/prepareRename.
void write_rename_place(Out *o, const View *v, Span place, Str name);

// The numbers of a SemanticTokens, five for each token, of those types that the client knows. They live in `a`.
typedef struct TokenData {
    uint32_t *item;
    uint32_t count, room;
} TokenData;

TokenData token_data(Arena *a, const View *v, FlTokens tokens);

Str write_token_name(FlTokenType type);

// The legend as the client announced it, for semanticTokensProvider.
void write_token_provider(Out *o, const Client *client);

// SemanticTokens, and SemanticTokensDelta from the numbers that the client has. (LSP 3.17, textDocument/semanticTokens)
void write_tokens(Out *o, TokenData data, uint64_t id);
void write_token_delta(Out *o, TokenData old, TokenData data, uint64_t id);

#endif
