// The Dockerfiles and ignore files of the workspace, found on another thread on demand.
#ifndef FL_SERVER_LISTED_FILES_H
#define FL_SERVER_LISTED_FILES_H

#include "server/files.h"
#include "server/state.h"

// The latest result. When it is old, starts a new search and waits for it a short time; in a large
// workspace the next call gets the result. Valid until the event loop continues.
const Files *listed_files(Server *s);

// The same without waiting: NULL while a search is running, after which workspace_listed is called.
const Files *listed_files_now(Server *s);

// The server ends: frees the result.
void listed_end(Server *s);

#endif
