// Reading files and searching folders.
#ifndef FL_SERVER_FILES_H
#define FL_SERVER_FILES_H

#include "server/replace.h"

// Reads a file, a pipe such as `<(command)`, or standard input for `-`. On failure (also when it is
// too long for a Dockerfile) prints the reason on stderr and returns false.
bool file_read(Arena *a, Str path, Str *text);

// The same without output; `why` gets the reason.
bool file_try(Arena *a, Str path, Str *text, Str *why);

// The same for regular files only; never blocks.
bool file_try_regular(Arena *a, Str path, Str *text, Str *why);

// The same for a file that will be replaced: a regular file with text only.
bool file_read_to_replace(Arena *a, Str path, Str *text, FileMark *mark);

// Reads a regular file that may be missing. Returns false, without output, when it cannot be read.
// Never blocks on pipes and devices.
bool file_read_if_any(Arena *a, Str path, Str *text);

// What came of reading a file that may be missing.
typedef enum FileFound { FILE_MISSING, FILE_READ, FILE_UNREADABLE } FileFound;

// Reads a regular file below `folder` (empty: the working directory). FILE_UNREADABLE, not
// FILE_MISSING: exists but cannot be read, is a link that leads out of the folder or nowhere, a
// pipe or device, or is too long.
FileFound file_read_below(Arena *a, Str folder, Str path, Str *text);

// As file_read_if_any, for a small file: reads at most `most` bytes and does not follow links.
bool file_read_plain(Arena *a, Str path, uint32_t most, Str *text);

// Whether the path is a folder.
bool folder_is_there(Arena *a, Str path);

// Calls `tell` for the names in a folder (empty: the working directory), unsorted, at most
// FOLDER_NAMES_MOST, until it returns true. Returns its last result.
enum { FOLDER_NAMES_MOST = 10000 };
bool folder_has(Arena *a, Str folder, bool (*tell)(void *context, Str folder, Str name),
                void *context);

typedef struct Files {
    Str *item;
    uint32_t count, room;
} Files;

// Adds `path`. A folder is searched for Dockerfiles, sorted by name; anything else is added as it
// is. On failure prints the reason on stderr and returns false; what was found is added.
bool files_find(Arena *a, Files *files, Str path);

// The same for a folder, with its ignore files.
bool files_find_documents(Arena *a, Files *files, Str folder);

// Whether a file of that name is a Dockerfile.
bool is_dockerfile(Str name);

// Whether a file with that name may be a source of COPY.
bool is_source_name(Str name);

#endif
