// Listing the build contexts of open documents on other threads.
#ifndef FL_SERVER_LISTINGS_H
#define FL_SERVER_LISTINGS_H

#include "server/folder_list.h"
#include "server/state.h"

// Lists what `files` tells of, which it owns from now on, and gives it to the document. Until then that is listing.
void listings_start(Server *s, Document *document, FolderList *files);

// Gives a document its context, and throws away the one before. False when that tells nothing new.
bool listings_give(Server *s, Document *document, FolderList *files, const FlContext *context);

// The server ends: what runs on other threads is to stop.
void listings_end(Server *s);

#endif
