// What was listed of some build contexts, on the command line: Dockerfiles that take from the root of a project and from their own
// folders in turn have each of them listed once.
#ifndef FL_SERVER_CHECKED_LISTINGS_H
#define FL_SERVER_CHECKED_LISTINGS_H

#include "server/folder_list.h"
#include <uv.h>

enum {
    LISTINGS_KEPT = 16,
    LISTINGS_ENTRIES = 2 * FL_CONTEXT_ENTRIES // of all together; one alone may be as large as it is
};

// A zeroed one keeps nothing, and is for one thread.
typedef struct CheckedListings {
    FolderList *item[LISTINGS_KEPT]; // the one that was asked for last comes first
    uint32_t count;
    bool is_shared;
    uv_mutex_t lock;
    uv_cond_t listed; // another one is
} CheckedListings;

// From now on several threads may ask.
void checked_listings_share(CheckedListings *l);

// The list of a folder with the ignore file that is told, made where it is not kept: a thread waits for another that makes it.
// It has its context, and is the caller's to free.
FolderList *checked_listing(CheckedListings *l, Str folder, const FlListing *told,
                            bool is_of_names);

// No thread asks any more.
void checked_listings_clear(CheckedListings *l);

#endif
