// What ShellCheck is said to print, in rules and fixtures:
//
//     ```shellcheck    the JSON that it prints of the RUNs in the Dockerfiles after it
#ifndef SHELL_ANSWERS_H
#define SHELL_ANSWERS_H

#include "fixture.h"
#include "fl_shellcheck.h"

// Keeps the text of such a block in `*printed`; false for another block.
bool shell_answers_read(Str *printed, const Block *block);

// Gives the answers to all RUNs of the text; none where nothing was printed.
void shell_answers_tell(Arena *a, Str printed, Str text, FlConfig *config);

#endif
