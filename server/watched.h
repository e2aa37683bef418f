// The build contexts and ignore files of open documents, found as `fairlead check` does.
#ifndef FL_SERVER_WATCHED_H
#define FL_SERVER_WATCHED_H

#include "server/checked_context.h"
#include "server/state.h"

// Stores the workspace folders in the parameters of `initialize`.
void watched_set_roots(Server *s, const json_t *params);

// Applies workspace/didChangeWorkspaceFolders.
void watched_change_roots(Server *s, const json_t *params);

// Finds the context of an opened document and starts listing it.
void watched_open(Server *s, Document *document);

// Does this again for a saved document, and checks it again if something changed; for all documents
// if it was an ignore file, or `uri` is empty.
void watched_read(Server *s, Str uri);

// The same for all documents after a delay, as files change in bulk.
void watched_read_soon(Server *s);

// An ignore file was opened, edited or closed: Dockerfiles that use it are checked again after a
// delay.
void watched_ignore_soon(Server *s, const Document *document);

// The same now, if it is pending: the next response depends on it.
void watched_ignore_now(Server *s);

// A document was edited. If its context is unknown, it is searched for again after a delay.
void watched_typed(Server *s, Document *document);

// The same now, if it is pending.
void watched_place_now(Server *s);

// Completion offered COPY or ADD: finds the context already, so that its names are there for the
// first source.
void watched_offered(Server *s, Document *document);

// The listing for an ignore file that is not open. The caller frees it.
FolderList *watched_ignore_files(Server *s, Str path);

// Sets where the search for the context of a Dockerfile that is not open may end.
void watched_start_context(const Server *s, Str path, CheckedContext *context);

// Registers file watchers with the client, if it supports them.
void watched_ask(Server *s);

// The offset in the path behind the workspace folder that contains it, where the project begins.
uint32_t watched_start_of_project(const Server *s, Str path);

#endif
