// What a file or folder is, by its name: a table of names that matter to images.
#ifndef FL_VALUES_FILE_KINDS_H
#define FL_VALUES_FILE_KINDS_H

#include "base/str.h"

typedef enum FileKind {
    FILE_PLAIN,
    FILE_HOST,   // a folder with what was installed or built for this machine: node_modules
    FILE_SECRET, // credentials: .env, id_rsa
    FILE_VCS,    // .git
    FILE_OUTPUT, // a folder with build output
    FILE_JUNK,   // of editors and systems, logs
    FILE_DOCKER, // Dockerfiles, Compose files, ignore files
} FileKind;

typedef struct FileName {
    Str name; // the whole name, with `*` at one end for any text there
    FileKind kind;
    const char *proof; // files of which one has to lie beside it; empty: the name is enough
} FileName;

// The row that a name belongs to, NULL when it is plain. Whether a proof lies beside it is not looked at.
const FileName *file_name(Str name, bool is_folder);

// Whether the name is one of a credential that is only an example, or harmless: `.env.example`, `cert.pub`.
bool file_is_sample(Str name);

// Whether the folder tells that the file holds credentials: `.aws/credentials`.
bool file_is_secret_there(Str path);

// Whether the path has a name that builds give to what they make: it may not be there yet.
bool file_is_made(Str path);

// Whether the text can stand as a word of an instruction: letters, digits and `./-_+@~`.
bool str_is_word(Str s);

Str path_last(Str path); // the last part
Str path_head(Str path); // what stands before it, without the slash

#endif
