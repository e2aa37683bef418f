// Which files of a folder differ from a commit, as git tells it.
#ifndef FL_SERVER_GIT_CHANGES_H
#define FL_SERVER_GIT_CHANGES_H

#include "server/files.h"

// Where files are looked for: in the folder, or in the whole repository that it is a part of.
typedef enum GitReach { GIT_FOLDER, GIT_REPOSITORY } GitReach;

// Adds the paths, from there on, of files that were changed, added, removed or never committed since `revision`. On
// failure it says why on stderr and answers false.
bool git_changes(Arena *a, Str folder, GitReach reach, Str revision, Files *paths);

// The text that a file had in `revision`, as it would be checked out; false without a word when it was not there. The revision is
// one that git_changes knows.
bool git_text(Arena *a, Str path, Str revision, Str *text);

#endif
