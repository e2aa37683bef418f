// The kind of a file or folder by its name: a table of names that matter for images.
#ifndef FL_VALUES_FILE_KINDS_H
#define FL_VALUES_FILE_KINDS_H

#include "base/str.h"

typedef enum FileKind {
    FILE_PLAIN,
    FILE_HOST,   // a folder with things installed or built for the host: node_modules
    FILE_SECRET, // credentials: .env, id_rsa
    FILE_VCS,    // .git
    FILE_OUTPUT, // a folder with build results
    FILE_JUNK,   // editor and system files, logs
    FILE_DOCKER, // Dockerfiles, Compose files, ignore files
} FileKind;

typedef struct FileName {
    Str name; // with `*` at one end as wildcard
    FileKind kind;
    const char *proof; // names of files, one of which must be a sibling; empty: none is needed
} FileName;

// The row for a name; NULL for a plain file. Does not look at `proof`.
const FileName *file_name(Str name, bool is_folder);

// Whether a credential's name marks an example or a harmless file: `.env.example`, `cert.pub`.
bool file_is_sample(Str name);

// Whether the parent folder marks the file as a credential: `.aws/credentials`.
bool file_is_secret_there(Str path);

// Whether the path has the name of a build result, which may not exist yet.
bool file_is_made(Str path);

// Whether the text can be a word of an instruction: letters, digits and `./-_+@~`.
bool str_is_word(Str s);

Str path_last(Str path); // the last component
Str path_head(Str path); // the path before it, without the slash

#endif
