// The build contexts of Dockerfiles that a command checks one after the other, with a cache per
// folder.
#ifndef FL_SERVER_CHECKED_CONTEXT_H
#define FL_SERVER_CHECKED_CONTEXT_H

#include "server/build_files.h"
#include "server/checked_listings.h"
#include "server/folder_names.h"

// All zero: an empty cache.
typedef struct CheckedContext {
    CheckedListings own, *shared;  // `shared`: with other threads; NULL: `own` is used
    FolderList *files;             // of the latest context
    const FlContext *told_context; // given to the latest document; NULL: unknown
    Str told;                      // the context named by the user; empty: it is searched for
    bool is_option;                // named by an option: comments in the file do not change it
    Str missing;                   // set if the context of the latest document is no folder
    uint32_t start;           // offset in the file's path where the project begins, if has_start
    bool has_start;           // else the offset is found from the working directory
    Str here;                 // the working directory; empty: not known yet
    const FolderNames *names; // content of the file's folder; NULL: read from disk
    bool is_of_names;         // see FolderList
    BuildCache builds;
} CheckedContext;

// Gives the document of `file` its build context and ignore file, valid until the next call. Lists
// nothing for a document that copies nothing.
void checked_context(CheckedContext *last, Arena *a, Str file, FlDoc *doc);

void checked_context_clear(CheckedContext *last);

#endif
