// Finds the Compose and Bake files of a project that say how a Dockerfile is built.
#ifndef FL_SERVER_BUILD_FILES_H
#define FL_SERVER_BUILD_FILES_H

#include "fl_context.h"
#include "server/folder_names.h"

typedef struct BuildFile {
    Str context; // path of the build context; empty: none is named
    FlBuildFile told;
} BuildFile;

// A cache of the build files in folders, shared by the Dockerfiles of a run. All zero: empty.
typedef struct BuildCache {
    Arena arena;
    struct FolderBuilds *folder;
    uint32_t count;
} BuildCache;

void build_cache_clear(BuildCache *cache);

// What the build files say about a Dockerfile. Searches the Dockerfile's folder and those above it,
// down to offset `start` of the path, where the project begins. The result lives as long as the
// arena and until the next call with this cache. `names`: content of the Dockerfile's folder, or
// NULL.
BuildFile build_file_of(BuildCache *cache, Arena *a, Str dockerfile, uint32_t start,
                        const FolderNames *names);

// Whether the file name is that of a Compose or Bake file.
bool is_build_file(Str name);

#endif
