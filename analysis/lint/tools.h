// Programs that a stage has, lacks or may have.
#ifndef FL_LINT_TOOLS_H
#define FL_LINT_TOOLS_H

#include "lint/base_image.h"
#include "lint/chain.h"

// Whether the program exists at `step`, or in the stage: the base image has it or lacks it, and the
// commands and copies before may bring it.
ToolAnswer tool_before(const Model *m, uint32_t step, Str name);
ToolAnswer tool_of_stage(const Model *m, const Stage *stage, Str name);

// Whether a command before number `i` installs the program, or may bring it.
bool tool_is_brought_before(const Commands *commands, uint32_t i, Str name);

// Whether the program belongs to the package `shadow`; Alpine has adduser and addgroup instead.
bool tool_is_of_shadow(Str name);

// The package that contains the program, for a family of package managers; empty when uncertain.
Str tool_package(Str tool, Str family);

#endif
