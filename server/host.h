// What the process owes to the system.
#ifndef FL_SERVER_HOST_H
#define FL_SERVER_HOST_H

#include "analysis.h"

// A copy that lives until host_free. A text of no bytes may be freed as well.
Str host_copy(Str text);
void host_free(Str text);

// Returns memory that is free to the system. Takes some milliseconds.
void host_give_back(void);

#endif
