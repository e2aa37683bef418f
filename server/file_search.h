// Searching folders for Dockerfiles, from one to the next: what was found can be worked on before all is.
#ifndef FL_SERVER_FILE_SEARCH_H
#define FL_SERVER_FILE_SEARCH_H

#include "server/files.h"
#include "server/folder_names.h"
#include "server/git_ignore.h"

// A folder that is being searched.
typedef struct OpenFolder {
    Str path;
    const FolderNames *names;
    const GitIgnore *ignored;
    uint32_t next; // of its names
    Arena arena;   // of the names, unless they are kept
} OpenFolder;

// Zeroed but for what is told.
typedef struct FileSearch {
    // Told: where what is found lives, and where to look.
    Arena *arena;
    const Files *operands; // files, which are taken as they are, and folders
    bool has_ignore_files; // they are wanted, too
    bool keeps_names;      // of the folders, for those who ask about the files
    // Of the search.
    uint32_t operand;
    Str here, root,
        absolute; // where we are; where this operand starts, as it was told and from `/` on
    const FolderNames *latest;
    Str unread; // the latest folder above a start that could not be read
    struct {
        OpenFolder *item;
        uint32_t count, room;
    } open;
    Arena scratch;
} FileSearch;

typedef struct FoundFile {
    Str path;
    const FolderNames *names; // of its folder; NULL: not known
    Str trouble; // why it cannot be read: a folder that could not be opened, an ignore file; or empty
} FoundFile;

// The next file, in the order of operands and of names in a folder. False when there is none. Links to folders are not followed, so a
// search ends.
bool file_search_next(FileSearch *s, FoundFile *out);

// Frees what the search holds; what was found stays.
void file_search_end(FileSearch *s);

#endif
