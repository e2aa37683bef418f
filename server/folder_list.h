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
    bool is_of_names;  // the disk is asked for no more sizes than fl_context_wants_size tells
    atomic_bool is_cancelled;
    struct FolderList *of;    // whose entries it tells of; NULL: it has its own
    const FlContext *context; // what was made of it; NULL: nobody set it
    atomic_uint users;        // who may free it
    uint32_t number;          // grows with each that is listed
} FolderList;

// Lists the folder and makes a context of it, which lives in the same arena. Links are not followed, pipes and devices not
// opened; what the ignore file hides, and what repositories and package managers keep, comes last.
FlContext *folder_list(FolderList *list);

// Makes the same context for a document, as its own list tells of it, without listing anything. The ignore file must be the same.
FlContext *folder_list_again(FolderList *list, FolderList *of, const FlContext *context);

// Whether it lists that folder with the ignore file that is told.
bool folder_list_is_of(const FolderList *list, Str folder, const FlListing *told);

FolderList *folder_list_new(void);
FolderList *folder_list_keep(FolderList *list); // for one user more
void folder_list_free(FolderList *list);        // accepts NULL

#endif
