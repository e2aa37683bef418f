// Searches folders for Dockerfiles one at a time, so that checking can start before the search
// ends.
#ifndef FL_SERVER_FILE_SEARCH_H
#define FL_SERVER_FILE_SEARCH_H

#include "server/files.h"
#include "server/folder_names.h"
#include "server/git_ignore.h"

// A folder being searched.
typedef struct OpenFolder {
    Str path;
    const FolderNames *names;
    const GitIgnore *ignored;
    uint32_t next; // index of its next name
    Arena arena;   // memory of the names, unless keeps_names
} OpenFolder;

// All zero except for the input.
typedef struct FileSearch {
    // Input:
    Arena *arena;
    const Files *operands; // files, which are always taken, and folders
    bool has_ignore_files; // find ignore files, too
    bool keeps_names;      // keep the names of folders for later use
    // State:
    uint32_t operand;
    Str here, root,
        absolute; // working directory; root of this operand as given, and absolute
    const FolderNames *latest;
    Str unread; // the latest folder above a root that could not be read
    struct {
        OpenFolder *item;
        uint32_t count, room;
    } open;
    Arena scratch;
} FileSearch;

typedef struct FoundFile {
    Str path;
    const FolderNames *names; // content of its folder; NULL: unknown
    Str trouble;              // why a folder or ignore file could not be read; or empty
} FoundFile;

// The next file, in the order of operands and sorted by name within a folder. False at the end.
// Links to folders are not followed.
bool file_search_next(FileSearch *s, FoundFile *out);

// Frees the state; the results stay.
void file_search_end(FileSearch *s);

#endif
