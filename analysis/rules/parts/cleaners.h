// Commands of package managers that throw away what others of theirs brought.
#ifndef FL_RULES_PARTS_CLEANERS_H
#define FL_RULES_PARTS_CLEANERS_H

#include "lint/run_facts.h"

// The family of a command that throws away downloads, or takes packages off; empty for all others. `has_names` tells the
// two apart: the packages are its arguments.
Str cleaner_of(const Command *c, bool *has_names);

// Whether the command brings what a cleaner of the family throws away.
bool cleaner_is_for(Str family, const Command *c);

// Whether it is told to keep no downloads.
bool keeps_nothing(const Command *c);

// Whether the command leaves files in the folder, or in one below or above it, without being told so.
bool leaves_in(const Command *c, Str folder);

#endif
