// What git ignores (gitignore(5)): .gitignore in the folders of a repository, and .git/info/exclude.
#ifndef FL_SERVER_GIT_IGNORE_H
#define FL_SERVER_GIT_IGNORE_H

#include "settings/path_rule.h"

// The rules of one folder, below those of the folders above it.
typedef struct GitIgnore {
    const struct GitIgnore *above;
    Str folder; // absolute
    struct {
        PathRule *item;
        uint32_t count, room;
    } rules;
} GitIgnore;

// What holds in a folder where a search starts: the rules of the repository around it, if it lies in one.
const GitIgnore *git_ignore_start(Arena *a, Str folder);

// What holds in a folder inside of that, which has a .gitignore.
const GitIgnore *git_ignore_enter(Arena *a, const GitIgnore *above, Str folder);

// Whether a path, absolute and directly inside of the folder, is ignored. What a rule says of the folder itself is settled
// before.
bool git_ignores(Arena *scratch, const GitIgnore *rules, Str path, bool is_folder);

#endif
