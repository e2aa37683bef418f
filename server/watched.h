// The .dockerignore that goes with an open document, as `fairlead check` would find it.
#ifndef FL_SERVER_WATCHED_H
#define FL_SERVER_WATCHED_H

#include "server/state.h"

// Remembers the folders that the client has open, from the parameters of `initialize`.
void watched_set_roots(Server *s, const json_t *params);

// Reads the file for a document that was opened.
void watched_open(Server *s, Document *document);

// Reads the file of a document that was saved anew, and has it checked again when the file is another than before; all
// documents, when the file itself was saved, or when `uri` is empty.
void watched_read(Server *s, Str uri);

// Asks the client to tell when such a file changes, where it can.
void watched_ask(Server *s);

#endif
