// workspace/diagnostic: findings of the Dockerfiles and ignore files of the workspace, open or not.
#ifndef FL_SERVER_WORKSPACE_H
#define FL_SERVER_WORKSPACE_H

#include "server/files.h"
#include "server/state.h"

// The search for the workspace's files has ended.
void workspace_listed(Server *s, const Files *files);

// workspace_changed: something changed that files which are not open may depend on.
// workspace_refresh: they do depend on it, so a client that has requested their findings is told to
// request them again.
void workspace_changed(Server *s);
void workspace_refresh(Server *s);

// Whether a file is being checked on another thread.
bool workspace_is_checking(const Server *s);

// Handles `$/cancelRequest`; cancels all when the session ends.
void workspace_cancel(Server *s, const json_t *params);
void workspace_cancel_all(Server *s);

// The server ends: frees everything when no thread runs any more.
void workspace_clear(Server *s);

#endif
