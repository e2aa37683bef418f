// Programs that a stage has, has not, or may have.
#ifndef FL_LINT_TOOLS_H
#define FL_LINT_TOOLS_H

#include "lint/base_image.h"
#include "lint/chain.h"

// What is known of the program at `step`: that the base image has it or lacks it, and whether anything before that step
// installs it, copies it in, or may do so.
ToolAnswer tool_before(const Model *m, uint32_t step, Str name);
ToolAnswer tool_of_stage(const Model *m, const Stage *stage, Str name);

// Whether the word may be a package with the program: called like it, or one that holds it under another name.
bool tool_is_in_package(Str word, Str name);

// Whether the command may bring a program that comes with many packages, such as make and python3, in whatever way.
bool tool_may_come_by(const Command *c, Str name);

// Whether it is one like `rm` and `mkdir`, whatever words follow.
bool tool_cannot_come_by(const Command *c);

// Whether it belongs to the package shadow, in place of which Alpine has adduser and addgroup.
bool tool_is_of_shadow(Str name);

// The package of a manager's family that holds the program; empty where that is not certain.
Str tool_package(Str tool, Str family);

#endif
