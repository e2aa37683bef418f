// Scripts that one instruction fetches and a later one starts.
#ifndef FL_RULES_PARTS_RUN_LATER_H
#define FL_RULES_PARTS_RUN_LATER_H

#include "lint/rule.h"

// Whether a RUN of the stage that comes soon after the step starts the file as a script, and none checks something before.
// An empty name is that of no file.
bool is_run_later(const At *c, Str file);

#endif
