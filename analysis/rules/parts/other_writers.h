// Whether another user than the owner of files may have to write them.
#ifndef FL_RULES_PARTS_OTHER_WRITERS_H
#define FL_RULES_PARTS_OTHER_WRITERS_H

#include "lint/run_facts.h"

// Whether nobody misses the right to write that the mode (joined) gives to others: the process of the image runs as the
// owner of the files, or they are programs.
bool mode_may_be_narrowed(const At *c, Span mode);

#endif
