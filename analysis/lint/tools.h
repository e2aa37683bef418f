// Programs that a stage has, has not, or may have.
#ifndef FL_LINT_TOOLS_H
#define FL_LINT_TOOLS_H

#include "lint/base_image.h"
#include "lint/chain.h"

// What is known of the program at `step`: that the base image has it or lacks it, and whether anything before that step
// installs it, copies it in, or may do so.
ToolAnswer tool_before(const Model *m, uint32_t step, Str name);
ToolAnswer tool_of_stage(const Model *m, const Stage *stage, Str name);

// Whether a command before item `i` installs the program, or may bring it.
bool tool_is_brought_before(const Commands *commands, uint32_t i, Str name);

// Whether it belongs to the package shadow, in place of which Alpine has adduser and addgroup.
bool tool_is_of_shadow(Str name);

// The package of a manager's family that holds the program; empty where that is not certain.
Str tool_package(Str tool, Str family);

#endif
