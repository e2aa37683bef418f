// Where a command got the next one as its arguments, because nothing joins the two.
#ifndef FL_RULES_PARTS_NEXT_COMMAND_H
#define FL_RULES_PARTS_NEXT_COMMAND_H

#include "shell/commands.h"

// The number of the word that begins the next command, from `at` on, which is not 0; the count of words when there is none
// or when the words may well be arguments.
uint32_t next_command(const Instr *in, const Command *c, uint32_t at);

// Whether the word, which is not the first of its command, stands on another line than the one before it.
bool word_begins_line(const Instr *in, const Word *word);

#endif
