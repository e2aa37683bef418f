// Commands that a fix takes out of the chain of a RUN.
#ifndef FL_RULES_PARTS_DROPPED_H
#define FL_RULES_PARTS_DROPPED_H

#include "lint/run_facts.h"

// The first command of the pipe that ends in this one.
uint32_t pipe_start(const Commands *commands, uint32_t number);

// Whether a comment stands in the part, which may be about what stays.
bool part_holds_comment(const Instr *in, Span part);

// Whether the commands from one number to another are a whole part of a chain of `&&`, as it stands in the file.
bool commands_can_go(const Instr *in, const Commands *commands, uint32_t from, uint32_t to);

// Deletes them with one `&&`, or the instruction when nothing else is in it.
void fix_drop_commands(Fix *f, const Finding *found, uint32_t from, uint32_t to);

#endif
