// How the command of a RUN, CMD or ENTRYPOINT ends, as a shell reads it.
#ifndef FL_RULES_PARTS_COMMAND_END_H
#define FL_RULES_PARTS_COMMAND_END_H

#include "lint/rule.h"

// The operator at its end, such as `&&`, after which nothing or a comment comes; empty when there is none.
Span command_last_operator(const Instr *in);

// The quote that no other one closes; empty when there is none, or the shell is not a POSIX one.
Span command_open_quote(const At *c, const Instr *in);

#endif
