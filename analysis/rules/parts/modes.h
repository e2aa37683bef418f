// Modes of files, as chmod takes them.
#ifndef FL_RULES_PARTS_MODES_H
#define FL_RULES_PARTS_MODES_H

#include "base/arena.h"
#include "base/str.h"

// Whether it lets everybody write, and no sticky bit keeps users from each other's files.
bool mode_is_open(Str mode);

// A mode in digits with which only the owner may write; empty for what is none.
Str mode_narrowed(Arena *a, Str mode);

// Whether programs get the rights of their owner; of their group.
bool mode_sets_user(Str mode);
bool mode_sets_group(Str mode);

// A mode in digits without these rights.
Str mode_without_set(Arena *a, Str mode);

#endif
