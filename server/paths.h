// Paths as slices: `/` parts them.
#ifndef FL_SERVER_PATHS_H
#define FL_SERVER_PATHS_H

#include "analysis.h"

// The path as the system's calls want it, ending in NUL.
const char *path_z(Arena *a, Str path);

// `folder/name`; just the name when the folder is empty.
Str path_join(Arena *a, Str folder, Str name);

// What stands before the last part, and the last part.
Str path_folder(Str path);
Str path_name(Str path);

// Without what says that it starts where we are: `./Dockerfile` is `Dockerfile`, and `.` is empty.
Str path_without_dots(Str path);

#endif
