// Files that git ignores (gitignore(5)): .gitignore files of a repository, and .git/info/exclude.
#ifndef FL_SERVER_GIT_IGNORE_H
#define FL_SERVER_GIT_IGNORE_H

#include "settings/path_rule.h"

// The rules of one folder, and a link to those above.
typedef struct GitIgnore {
    const struct GitIgnore *above;
    Str folder; // absolute
    struct {
        PathRule *item;
        uint32_t count, room;
    } rules;
} GitIgnore;

// The rules for the root of a search: those of the repository around it, if any.
const GitIgnore *git_ignore_start(Arena *a, Str folder);

// The rules for a folder below, which contains a .gitignore.
const GitIgnore *git_ignore_enter(Arena *a, const GitIgnore *above, Str folder);

// Whether an absolute path directly in the folder is ignored. The folder itself must have been
// tested before.
bool git_ignores(Arena *scratch, const GitIgnore *rules, Str path, bool is_folder);

#endif
