// Lists the build contexts of open documents on other threads.
#ifndef FL_SERVER_LISTINGS_H
#define FL_SERVER_LISTINGS_H

#include "server/folder_list.h"
#include "server/state.h"

// Lists `files`, taking ownership, and then gives the context to the document. Until then
// document->is_listing.
void listings_start(Server *s, Document *document, FolderList *files);

// Gives a document its context and frees the previous one. False when nothing changed.
bool listings_give(Server *s, Document *document, FolderList *files, const FlContext *context);

// The server ends: stops the threads.
void listings_end(Server *s);

#endif
