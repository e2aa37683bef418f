// Finds the build context of a Dockerfile, and its ignore file.
#ifndef FL_SERVER_CONTEXT_PLACE_H
#define FL_SERVER_CONTEXT_PLACE_H

#include "fl_context.h"
#include "server/build_files.h"
#include "server/folder_list.h"
#include "server/folder_names.h"

// The input of the search.
typedef struct PlaceQuery {
    Str dockerfile; // path of the Dockerfile
    uint32_t start; // offset in this path where the project begins: folders above are not searched
    FlPaths sources;
    Str told;                     // path of the context, if it is named explicitly; else empty
    const FolderNames *names;     // content of the Dockerfile's folder; NULL: read from disk
    BuildCache *builds;           // cache of build files
    const struct Documents *open; // open documents, whose text replaces that on disk; NULL: none
} PlaceQuery;

typedef struct Place {
    Str folder;        // path of the context; empty: the working directory
    FlListing listing; // knowledge, names and the ignore file; no entries
    bool is_missing;   // `told` of the query is no folder
    bool is_near; // the context is unknown: this is the Dockerfile's folder, for completion only
} Place;

// Valid as long as the arena and until the next use of the query's cache. When the context is
// unknown, the nearest ignore file above the Dockerfile is used.
Place place_find(Arena *a, const PlaceQuery *q);

// A FolderList to be filled with the files of the place. It copies the result, so that it is
// independent of the query's arena and cache.
FolderList *place_files(const Place *place);

// The offset in a file's path where its project begins. Relative path: behind the leading `..`.
// Absolute path: at the working directory `here` if the file is below it, else at its own folder.
uint32_t place_start(Str here, Str file);

// The possible paths of the ignore file, the one with the highest priority first. Returns their
// number.
enum { IGNORE_PATHS_MOST = 4 };
uint32_t place_ignore_paths(Arena *a, Str dockerfile, Str folder, Str *path);

#endif
