// Where the build context of a Dockerfile is, and which ignore file goes with it.
#ifndef FL_SERVER_CONTEXT_PLACE_H
#define FL_SERVER_CONTEXT_PLACE_H

#include "fl_context.h"
#include "server/build_files.h"
#include "server/folder_list.h"
#include "server/folder_names.h"

// What a search goes by.
typedef struct PlaceQuery {
    Str dockerfile; // its path
    uint32_t start; // where the project starts in it: folders above are not looked at
    FlPaths sources;
    Str told; // the context when something names it, a path; empty when nothing does
    const FolderNames *names; // of the Dockerfile's folder; NULL: the disk is asked
    BuildCache *builds;       // what build files say, for all that are asked about together
    const struct Documents
        *open; // whose texts count before those on the disk; NULL: nothing is open
} PlaceQuery;

typedef struct Place {
    Str folder;        // path of the context; empty: where we are
    FlListing listing; // knowledge, names and the ignore file; without entries
    bool is_missing;   // what was told of the query is no folder
    bool
        is_near; // nobody knows the context: the folder is that of the Dockerfile, where names may come from
} Place;

// Lives as long as the arena, and until the cache of the query is asked again. Where the context is not known, the nearest ignore file above the Dockerfile is taken.
Place place_find(Arena *a, const PlaceQuery *q);

// A list that is to be filled with the files of the place. It has a copy of what was found, without what the search left in its
// arena and the cache.
FolderList *place_files(const Place *place);

// Where the project of a file starts in its path: behind the folders that a relative one goes up at its start, and for an absolute one
// where we are (`here`) when it lies below, else in its own folder.
uint32_t place_start(Str here, Str file);

// Paths of the ignore files that a builder looks for, the one that counts most first. Returns how many.
enum { IGNORE_PATHS_MOST = 4 };
uint32_t place_ignore_paths(Arena *a, Str dockerfile, Str folder, Str *path);

#endif
