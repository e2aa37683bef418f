// What pacman is asked to do: by options in place of sub-commands.
#ifndef FL_RULES_PARTS_PACMAN_H
#define FL_RULES_PARTS_PACMAN_H

#include "rules/parts/managers.h"

// The option that says the letter, alone, in a cluster, or by its long name (`-Sy`, `--refresh`); NULL if there is none.
const Word *pacman_option(const Command *c, char letter);

// Whether it is pacman, and has the operation (`S`, `U` or `R`) without one of the letters in `not_with`.
bool pacman_does(const Command *c, char operation, Str not_with);

// Whether it changes what is installed: from a mirror, from files, or by removing.
bool pacman_syncs(const Command *c);
bool pacman_changes(const Command *c);

// Whether it empties the cache of downloads.
bool pacman_cleans(const Command *c);

// The command's name with the options that say what to do.
Span pacman_head(const Command *c);
Str pacman_words(Arena *a, const Command *c);

#endif
