// Compose and Bake files of a project that tell how a Dockerfile is built.
#ifndef FL_SERVER_BUILD_FILES_H
#define FL_SERVER_BUILD_FILES_H

#include "fl_context.h"
#include "server/folder_names.h"

typedef struct BuildFile {
    Str context; // path of the folder; empty: nothing was told
    FlBuildFile told;
} BuildFile;

// What the files of some folders say: read once for all Dockerfiles that are asked about one after the other. A zeroed one holds
// nothing.
typedef struct BuildCache {
    Arena arena;
    struct FolderBuilds *folder;
    uint32_t count;
} BuildCache;

void build_cache_clear(BuildCache *cache);

// Lives as long as the arena and until the cache is asked again. Looks in the folder of the Dockerfile and those above it, down to
// the one where the project starts in the path. `names`: of the Dockerfile's folder, or NULL.
BuildFile build_file_of(BuildCache *cache, Arena *a, Str dockerfile, uint32_t start,
                        const FolderNames *names);

// Whether a file of that name is looked into.
bool is_build_file(Str name);

#endif
