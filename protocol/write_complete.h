// The answers of fl_complete.h as JSON.
#ifndef FL_PROTOCOL_WRITE_COMPLETE_H
#define FL_PROTOCOL_WRITE_COMPLETE_H

#include "fl_complete.h"
#include "protocol/write.h"

// A CompletionList. What is told of an item comes along, unless the client asks for it when it is looked at. (LSP 3.17,
// textDocument/completion)
void write_completions(Out *o, const View *v, FlCompletions found);

// The item that the client sent, with what is told of it. False when it does not have `must`. (LSP 3.17, completionItem/resolve)
bool write_resolved(Out *o, const Client *client, const json_t *item, const char *must);

// A SignatureHelp, or null when there is none. (LSP 3.17, textDocument/signatureHelp)
void write_signatures(Out *o, const View *v, FlSignatures found);

#endif
