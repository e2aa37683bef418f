// Replacing the content of a file, without losing what the file is or what somebody else has written to it.
#ifndef FL_SERVER_REPLACE_H
#define FL_SERVER_REPLACE_H

#include "analysis.h"

// What tells that a file is still the one that was read.
typedef struct FileMark {
    uint64_t device, number, size;
    int64_t changed, changed_ns; // its content
    int64_t touched, touched_ns; // anything of it
} FileMark;

struct stat;
FileMark file_mark_of(const struct stat *found);

typedef enum Replacement {
    REPLACE_FAILED,
    REPLACED,
    REPLACED_IN_PLACE, // whoever read meanwhile may have seen half of it
} Replacement;

// Replaces the content of a regular file, `old_text`, which was read when it had `mark`. A file that has changed since
// then is left alone. The owner, the permissions and, where the file system can, the extended attributes are those of
// before; setuid and setgid bits go. A symbolic link stays, the file it leads to is replaced; so do other names of the
// file. On failure it says why on stderr, and the file is as it was.
Replacement file_replace(Arena *a, Str path, const FileMark *mark, Str old_text, Str text);

#endif
