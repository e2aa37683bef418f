// The build context of one Dockerfile after the other, on the command line: what holds for a folder is remembered.
#ifndef FL_SERVER_CHECKED_CONTEXT_H
#define FL_SERVER_CHECKED_CONTEXT_H

#include "server/build_files.h"
#include "server/checked_listings.h"
#include "server/folder_names.h"

// A zeroed one remembers nothing.
typedef struct CheckedContext {
    CheckedListings own, *shared;  // NULL: no other thread has part in what is listed
    FolderList *files;             // of the latest context
    const FlContext *told_context; // what the latest document was given; NULL when it is not known
    Str told;                      // a context that the user named; empty: it is looked for
    bool is_option;                // the command line names it: no comment in the file does better
    Str missing;              // the context that the latest document is told, when it is no folder
    uint32_t start;           // where the project starts in the path of the file; has_start
    bool has_start;           // else that is found by where we are
    Str here;                 // where that is; empty: not known yet
    const FolderNames *names; // what lies in the folder of the file; NULL: the disk is asked
    bool is_of_names;         // as in a FolderList
    BuildCache builds;
} CheckedContext;

// Gives the document of that file its context and ignore file, which live until the next call. Nothing is listed for a file
// that copies nothing.
void checked_context(CheckedContext *last, Arena *a, Str file, FlDoc *doc);

void checked_context_clear(CheckedContext *last);

#endif
