// Writes the results of fl_complete.h as JSON.
#ifndef FL_PROTOCOL_WRITE_COMPLETE_H
#define FL_PROTOCOL_WRITE_COMPLETE_H

#include "fl_complete.h"
#include "protocol/write.h"

// A CompletionList, with documentation unless the client resolves it later. (LSP 3.17,
// textDocument/completion)
void write_completions(Out *o, const View *v, FlCompletions found);

// The client's item with its documentation added. False when the item lacks the member `must`. (LSP
// 3.17, completionItem/resolve)
bool write_resolved(Out *o, const Client *client, const json_t *item, const char *must);

// A SignatureHelp; null when there is none. (LSP 3.17, textDocument/signatureHelp)
void write_signatures(Out *o, const View *v, FlSignatures found);

#endif
