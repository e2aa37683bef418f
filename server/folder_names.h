// What lies in a folder: its names, read once for all who ask about the files in it. Never changed after that, so any thread may
// ask.
#ifndef FL_SERVER_FOLDER_NAMES_H
#define FL_SERVER_FOLDER_NAMES_H

#include "analysis.h"

typedef enum NameKind { NAME_FILE, NAME_FOLDER, NAME_LINK, NAME_OTHER, NAME_UNKNOWN } NameKind;

typedef struct FolderName {
    Str name;
    NameKind kind; // unknown where the disk does not tell it along with the names
} FolderName;

typedef struct FolderNames {
    const struct FolderNames *above; // the folder around it; NULL where nobody looks further
    Str folder;             // its path as path_folder has it, without dots; empty: where we are
    const FolderName *item; // in the order of their bytes
    const Str *small;       // the names in lower case, in the order of their bytes
    uint32_t count;
    bool has_mark;       // fl_context_is_mark of one of them
    bool has_source;     // is_source_name of one of them
    bool has_build_file; // one may be of Compose or Bake
    bool has_ignore;     // one ends as ignore files do
} FolderNames;

// Reads a folder; it lives in the arena. A negative number of libuv when it cannot be read, or holds more than `most` names; NULL
// then.
FolderNames *folder_names_read(Arena *a, Str folder, uint32_t most, int *error);

// The names of a folder that is `names` or one above; NULL when they are not known.
const FolderNames *folder_names_of(const FolderNames *names, Str folder);

// The one of that name; NULL where it is not there, and where the names are not known (NULL).
const FolderName *folder_name(const FolderNames *names, Str name);

// Whether something of that name may lie in the folder: anything may where its names are not known (NULL).
bool folder_may_hold(const FolderNames *names, Str name);

// Whether one lies there that differs from it in upper and lower case at most; the names are known.
bool folder_holds_nearly(const FolderNames *names, Str name);

#endif
