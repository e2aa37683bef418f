// Files as the command line needs them: read whole, replaced whole, found in folders.
#ifndef FL_SERVER_FILES_H
#define FL_SERVER_FILES_H

#include "server/replace.h"

// Reads a file, a pipe such as `<(command)`, or standard input when the path is `-`. On failure, also where it is too
// long to be a Dockerfile, it says why on stderr and answers false.
bool file_read(Arena *a, Str path, Str *text);

// The same without a word: `why` is what would have been said.
bool file_try(Arena *a, Str path, Str *text, Str *why);

// The same for regular files only, that are not waited for.
bool file_try_regular(Arena *a, Str path, Str *text, Str *why);

// The same for a file that is to be replaced: only regular files that hold a text.
bool file_read_to_replace(Arena *a, Str path, Str *text, FileMark *mark);

// Reads a regular file that may be missing: false without a word when it cannot be read. Pipes and devices are none, and
// are not waited for.
bool file_read_if_any(Arena *a, Str path, Str *text);

// What came of reading a file that may be missing.
typedef enum FileFound { FILE_MISSING, FILE_READ, FILE_UNREADABLE } FileFound;

// Reads a regular file below the folder (empty: where we are). What is there but cannot be read is told apart from what is not: also a
// link that leads out of the folder or nowhere, a pipe or device, which is not waited for, and what is too long.
FileFound file_read_below(Arena *a, Str folder, Str path, Str *text);

// The same as file_read_if_any for a small file, of which no more than `most` bytes are read; links are not followed.
bool file_read_plain(Arena *a, Str path, uint32_t most, Str *text);

// Whether the path leads to a folder.
bool folder_is_there(Arena *a, Str path);

// Tells the names in a folder (empty: where we are), in the order of the disk and at most FOLDER_NAMES_MOST, until `tell` answers
// true, and answers what it did.
enum { FOLDER_NAMES_MOST = 10000 };
bool folder_has(Arena *a, Str folder, bool (*tell)(void *context, Str folder, Str name),
                void *context);

typedef struct Files {
    Str *item;
    uint32_t count, room;
} Files;

// Adds `path`: a folder is searched, in the order of names, for what is called like a Dockerfile; anything else is taken
// as it is. On failure it says why on stderr and answers false; what could be found was added.
bool files_find(Arena *a, Files *files, Str path);

// The same for a folder, with the ignore files that lie there.
bool files_find_documents(Arena *a, Files *files, Str folder);

// Whether a file of that name is a Dockerfile.
bool is_dockerfile(Str name);

// Whether it is something that a build could copy.
bool is_source_name(Str name);

#endif
