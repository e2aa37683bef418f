// What words of the commands that many Dockerfiles run mean: package managers first, then what fetches, unpacks and deletes.
// Facts as of November 2026, from the manuals of the programs.
#ifndef FL_INSTRUCTIONS_COMMAND_WORDS_H
#define FL_INSTRUCTIONS_COMMAND_WORDS_H

#include "instructions/instruction.h"

// What a command does; NULL for one that is not in the table. `family` is that of the command, or else its name.
const WordInfo *command_info(Str family);

// One of its sub-commands, and one of its options without a value: `-y`, `--yes`. NULL where it is not known.
const WordInfo *command_sub(Str family, Str sub);
const WordInfo *command_option(Str family, Str option);

#endif
