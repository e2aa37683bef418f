// Compose and Bake files of a project that tell how a Dockerfile is built.
#ifndef FL_SERVER_BUILD_FILES_H
#define FL_SERVER_BUILD_FILES_H

#include "analysis.h"

typedef struct BuildFile {
    Str context; // path of the folder; empty: nothing was told
    Str targets; // names of stages that are built, separated by spaces
} BuildFile;

// Looks in the folder of the Dockerfile and those above it, down to the one where the project starts in the path.
BuildFile build_file_of(Arena *a, Str dockerfile, uint32_t start);

#endif
