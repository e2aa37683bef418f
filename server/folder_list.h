// Listing a build context: names and sizes, within limits, and the texts of a few small files.
#ifndef FL_SERVER_FOLDER_LIST_H
#define FL_SERVER_FOLDER_LIST_H

#include "fl_context.h"
#include <stdatomic.h>

// What is to be listed. On any thread: everything is in the arena.
typedef struct FolderList {
    Arena arena;
    Str folder;        // empty: where we are
    FlListing listing; // what is told of it beside its entries; entries and texts are added
    FlAsked asked;     // what is to be looked up in it at once
    atomic_bool is_cancelled;
} FolderList;

// Lists the folder and makes a context of it, which lives in the same arena. Links are not followed, pipes and devices not
// opened; what the ignore file hides, and what repositories and package managers keep, comes last.
FlContext *folder_list(FolderList *list);

FolderList *folder_list_new(void);
void folder_list_free(FolderList *list); // accepts NULL

#endif
