// The answers of fl_editor.h as JSON.
#ifndef FL_PROTOCOL_WRITE_EDITOR_H
#define FL_PROTOCOL_WRITE_EDITOR_H

#include "fl_editor.h"
#include "protocol/write.h"

// DocumentSymbol[], or SymbolInformation[] for clients that do not know nesting. (LSP 3.17, textDocument/documentSymbol)
void write_symbols(Out *o, const View *v, FlSymbols symbols);

// FoldingRange[], as many as the client takes. (LSP 3.17, textDocument/foldingRange)
void write_folds(Out *o, const View *v, FlFolds folds);

// One SelectionRange with its parents. (LSP 3.17, textDocument/selectionRange)
void write_selection(Out *o, const View *v, FlSpans spans);

// Location[] and DocumentHighlight[]. (LSP 3.17, textDocument/references, textDocument/documentHighlight)
void write_locations(Out *o, const View *v, FlNames names, bool with_definitions);
void write_highlights(Out *o, const View *v, FlNames names);

// The answer to textDocument/prepareRename.
void write_rename_place(Out *o, const View *v, Span name);

#endif
