// The files that differ from a commit, according to git.
#ifndef FL_SERVER_GIT_CHANGES_H
#define FL_SERVER_GIT_CHANGES_H

#include "server/files.h"

// Where to look: in the folder, or in the whole repository around it.
typedef enum GitReach { GIT_FOLDER, GIT_REPOSITORY } GitReach;

// Adds the relative paths of files changed, added, removed or untracked since `revision`. On
// failure prints the reason on stderr and returns false.
bool git_changes(Arena *a, Str folder, GitReach reach, Str revision, Files *paths);

// The text of a file in `revision`, as git would check it out; false, without output, when it did
// not exist. `revision` must have passed git_changes.
bool git_text(Arena *a, Str path, Str revision, Str *text);

#endif
