// Which files of a folder differ from a commit, as git tells it.
#ifndef FL_SERVER_GIT_CHANGES_H
#define FL_SERVER_GIT_CHANGES_H

#include "server/files.h"

// Adds the paths, from the folder on, of files that were changed, added, removed or never committed since `revision`. On
// failure it says why on stderr and answers false.
bool git_changes(Arena *a, Str folder, Str revision, Files *paths);

// The text that a file had in `revision`, as it would be checked out; false without a word when it was not there. The revision is
// one that git_changes knows.
bool git_text(Arena *a, Str path, Str revision, Str *text);

#endif
