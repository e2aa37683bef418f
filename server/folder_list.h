// Lists a build context: names and sizes, within limits, and the texts of some small files.
#ifndef FL_SERVER_FOLDER_LIST_H
#define FL_SERVER_FOLDER_LIST_H

#include "fl_context.h"
#include <stdatomic.h>

// A listing to be made. Independent of other memory, so that any thread may do it.
typedef struct FolderList {
    Arena arena;
    Str folder;        // empty: the working directory
    FlListing listing; // input: what is told beside the entries; output: entries and texts
    FlAsked asked;     // questions to answer in advance (fl_context_prepare)
    bool is_of_names;  // sizes are read only where fl_context_wants_size says so
    atomic_bool is_cancelled;
    struct FolderList *of;    // the listing whose entries are used; NULL: its own
    const FlContext *context; // the result; NULL: not made yet
    atomic_uint users;        // reference count
    uint32_t number;          // serial number of the listing
} FolderList;

// Lists the folder and makes its context, which lives in the same arena. Links are not followed,
// pipes and devices not opened. Ignored folders and those of repositories and package managers are
// listed last, as there is a limit.
FlContext *folder_list(FolderList *list);

// Makes the context for another Dockerfile from the entries of `of`, without listing. The ignore
// file must be the same.
FlContext *folder_list_again(FolderList *list, FolderList *of, const FlContext *context);

// Whether it lists that folder with the same ignore file.
bool folder_list_is_of(const FolderList *list, Str folder, const FlListing *told);

FolderList *folder_list_new(void);
FolderList *folder_list_keep(FolderList *list); // adds a reference
void folder_list_free(FolderList *list);        // drops a reference; accepts NULL

#endif
