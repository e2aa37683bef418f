// Memory of the process: the hooks of analysis/ and related functions.
#ifndef FL_SERVER_HOST_H
#define FL_SERVER_HOST_H

#include "analysis.h"

// A copy that lives until host_free. Empty texts may be freed too.
Str host_copy(Str text);
void host_free(Str text);

// host_keep_blocks: from now on this thread keeps a few large freed blocks for reuse, as
// consecutive documents need similar ones and the system call is slow. host_free_blocks frees them;
// call it before the thread ends.
void host_keep_blocks(void);
void host_free_blocks(void);

// Returns free memory to the system. Takes some milliseconds.
void host_give_back(void);

#endif
