// workspace/diagnostic: what is wrong in the Dockerfiles and ignore files of the workspace, open or not.
#ifndef FL_SERVER_WORKSPACE_H
#define FL_SERVER_WORKSPACE_H

#include "server/files.h"
#include "server/state.h"

// A search for the files of the workspace is over.
void workspace_listed(Server *s, const Files *files);

// Something has changed that files which are not open may depend on. When it is certain that they do, a client that has asked for
// their findings is told to ask again.
void workspace_changed(Server *s);
void workspace_refresh(Server *s);

// Whether a file is being checked on another thread.
bool workspace_is_checking(const Server *s);

// `$/cancelRequest`; and all, as the session ends.
void workspace_cancel(Server *s, const json_t *params);
void workspace_cancel_all(Server *s);

// The server ends: nothing runs any more.
void workspace_clear(Server *s);

#endif
