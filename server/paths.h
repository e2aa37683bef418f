// Path operations on slices; the separator is `/`.
#ifndef FL_SERVER_PATHS_H
#define FL_SERVER_PATHS_H

#include "analysis.h"

// A NUL-terminated copy for system calls.
const char *path_z(Arena *a, Str path);

// `folder/name`; only `name` when `folder` is empty.
Str path_join(Arena *a, Str folder, Str name);

// The path without its last component; the last component.
Str path_folder(Str path);
Str path_name(Str path);

// Without a leading `./`: `./Dockerfile` becomes `Dockerfile`, `.` becomes empty.
Str path_without_dots(Str path);

#endif
