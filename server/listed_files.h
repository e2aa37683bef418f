// The Dockerfiles and ignore files of the workspace, open or not: searched for on another thread when somebody asks.
#ifndef FL_SERVER_LISTED_FILES_H
#define FL_SERVER_LISTED_FILES_H

#include "server/files.h"
#include "server/state.h"

// The paths that were found last. Starts another search when that was a while ago, and waits a moment for it: large
// workspaces are there at the next question. What is returned is valid until the loop runs on.
const Files *listed_files(Server *s);

// The same for those who wait: NULL when a search is under way, after which workspace_listed is called.
const Files *listed_files_now(Server *s);

// The server ends: what was found is thrown away.
void listed_end(Server *s);

#endif
