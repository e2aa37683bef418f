// Where a program lies that was copied into an image.
#ifndef FL_RULES_PARTS_PROGRAM_PLACE_H
#define FL_RULES_PARTS_PROGRAM_PLACE_H

#include "lint/rule.h"

// The whole path of the copy called `name` that the stage of the instruction brings to a folder which is not part of PATH;
// empty where there is none, where something else may have put such a program into PATH, and where PATH is not known.
Str program_place(const At *at, Str name);

#endif
