// The .dockerignore that goes with an open document, as `fairlead check` would find it.
#ifndef FL_SERVER_WATCHED_H
#define FL_SERVER_WATCHED_H

#include "server/state.h"

// Remembers the folders that the client has open, from the parameters of `initialize`.
void watched_set_roots(Server *s, const json_t *params);

// Reads the file anew, and has the document checked again when it is another than before. For documents that are files.
void watched_read(Server *s, Document *document);
void watched_read_all(Server *s);

// Asks the client to tell when such a file changes, where it can.
void watched_ask(Server *s);

#endif
