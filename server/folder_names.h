// The names in a folder, read once. Immutable, so that any thread may use them.
#ifndef FL_SERVER_FOLDER_NAMES_H
#define FL_SERVER_FOLDER_NAMES_H

#include "analysis.h"

typedef enum NameKind { NAME_FILE, NAME_FOLDER, NAME_LINK, NAME_OTHER, NAME_UNKNOWN } NameKind;

typedef struct FolderName {
    Str name;
    NameKind kind; // NAME_UNKNOWN if readdir does not tell it
} FolderName;

typedef struct FolderNames {
    const struct FolderNames *above; // the parent folder; NULL: not searched
    Str folder;             // its path as from path_folder, without dots; empty: where we are
    const FolderName *item; // sorted bytewise
    const Str *small;       // the names in lower case, sorted bytewise
    uint32_t count;
    bool has_mark;       // contains a project mark (fl_context_is_mark)
    bool has_source;     // contains a possible source (is_source_name)
    bool has_build_file; // may contain a Compose or Bake file
    bool has_ignore;     // contains a name with the ending of an ignore file
} FolderNames;

// Reads a folder into the arena. Returns NULL, with a libuv error in `*error`, when it cannot be
// read or has more than `most` names.
FolderNames *folder_names_read(Arena *a, Str folder, uint32_t most, int *error);

// The names of `folder`, if it is the folder of `names` or one above it; else NULL.
const FolderNames *folder_names_of(const FolderNames *names, Str folder);

// The entry with that name; NULL when it is missing, or `names` is NULL.
const FolderName *folder_name(const FolderNames *names, Str name);

// Whether the folder may contain the name; true when `names` is NULL.
bool folder_may_hold(const FolderNames *names, Str name);

// Whether the folder contains the name in any case.
bool folder_holds_nearly(const FolderNames *names, Str name);

#endif
