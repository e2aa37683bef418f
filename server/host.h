// What the process owes to the system.
#ifndef FL_SERVER_HOST_H
#define FL_SERVER_HOST_H

#include "analysis.h"

// A copy that lives until host_free. A text of no bytes may be freed as well.
Str host_copy(Str text);
void host_free(Str text);

// From the first call on, the thread keeps a few large blocks that it frees for what it allocates next: one document after the other
// needs the same ones, and the system takes and gives memory page by page. The second call frees them, before the thread ends.
void host_keep_blocks(void);
void host_free_blocks(void);

// Returns memory that is free to the system. Takes some milliseconds.
void host_give_back(void);

#endif
