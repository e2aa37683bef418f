// The Dockerfiles of the workspace, open or not: searched for on another thread when somebody asks.
#ifndef FL_SERVER_LISTED_FILES_H
#define FL_SERVER_LISTED_FILES_H

#include "server/files.h"
#include "server/state.h"

// The paths that were found last. Starts another search when that was a while ago, and waits a moment for it: large
// workspaces are there at the next question. What is returned is valid until the next call.
const Files *listed_files(Server *s);

// The server ends: waits for a search that runs.
void listed_end(Server *s);

#endif
