// The files that go with an open document: its build context with the ignore file, as `fairlead check` would find them.
#ifndef FL_SERVER_WATCHED_H
#define FL_SERVER_WATCHED_H

#include "server/checked_context.h"
#include "server/state.h"

// Remembers the folders that the client has open, from the parameters of `initialize`.
void watched_set_roots(Server *s, const json_t *params);

// The same for the folders that it opens and closes later, from the parameters of workspace/didChangeWorkspaceFolders.
void watched_change_roots(Server *s, const json_t *params);

// Looks for the context of a document that was opened, and has it listed.
void watched_open(Server *s, Document *document);

// Does the same anew for a document that was saved, and has it checked again when something is not as before; for all
// documents, when it was an ignore file, or when `uri` is empty.
void watched_read(Server *s, Str uri);

// The same for all, a moment later: files come and go in crowds.
void watched_read_soon(Server *s);

// An ignore file was opened, edited or closed: Dockerfiles that go by it are checked anew when nothing of the kind comes for a moment.
void watched_ignore_soon(Server *s, const Document *document);

// The same at once, if it is still to come: what is answered next changes such a file.
void watched_ignore_now(Server *s);

// A document was edited. Where its build context is not known, it is looked for again when nothing more is typed for a moment.
void watched_typed(Server *s, Document *document);

// The same at once, if it is still to come.
void watched_place_now(Server *s);

// COPY or ADD was offered: the context is looked for already, so that its names are there when the first source is written.
void watched_offered(Server *s, Document *document);

// The files that go with an ignore file that is not open: where its context lies. The caller frees it.
FolderList *watched_ignore_files(Server *s, Str path);

// Tells where the search for the context of a Dockerfile that is not open may end.
void watched_start_context(const Server *s, Str path, CheckedContext *context);

// Asks the client to tell when such a file changes, where it can.
void watched_ask(Server *s);

// Where the part of the path begins that follows the folder of the workspace which holds it, or its name: what lies above is not
// the project's.
uint32_t watched_start_of_project(const Server *s, Str path);

#endif
