// A cache of listed build contexts for a command: Dockerfiles that use the project's root and their
// own folders alternately have each folder listed once.
#ifndef FL_SERVER_CHECKED_LISTINGS_H
#define FL_SERVER_CHECKED_LISTINGS_H

#include "server/folder_list.h"
#include <uv.h>

enum {
    LISTINGS_KEPT = 16,
    LISTINGS_ENTRIES = 2 * FL_CONTEXT_ENTRIES // of all together; a single one may have more
};

// All zero: empty, for one thread.
typedef struct CheckedListings {
    FolderList *item[LISTINGS_KEPT]; // the most recently used first
    uint32_t count;
    bool is_shared;
    uv_mutex_t lock;
    uv_cond_t listed; // signals a new listing
} CheckedListings;

// Allows several threads to use the cache.
void checked_listings_share(CheckedListings *l);

// The listing of a folder with this ignore file and its context; made if it is not in the cache.
// Threads wait for each other instead of listing twice. The caller frees it with folder_list_free.
FolderList *checked_listing(CheckedListings *l, Str folder, const FlListing *told,
                            bool is_of_names);

// Clears the cache. No thread may use it any more.
void checked_listings_clear(CheckedListings *l);

#endif
