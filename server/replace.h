// Replaces the content of a file safely.
#ifndef FL_SERVER_REPLACE_H
#define FL_SERVER_REPLACE_H

#include "analysis.h"

// Identifies the version of a file that was read.
typedef struct FileMark {
    uint64_t device, number, size;
    int64_t changed, changed_ns; // mtime
    int64_t touched, touched_ns; // ctime
} FileMark;

struct stat;
FileMark file_mark_of(const struct stat *found);

typedef enum Replacement {
    REPLACE_FAILED,
    REPLACED,
    REPLACED_IN_PLACE, // not atomic: a concurrent reader may have seen a part
} Replacement;

// Replaces the content of a regular file whose content was `old_text` at `mark`. A file that has
// changed since is left alone. Keeps owner, permissions and (if possible) extended attributes;
// drops setuid and setgid bits. Follows symbolic links; hard links keep sharing the file. On
// failure prints the reason on stderr, and the file is unchanged.
Replacement file_replace(Arena *a, Str path, const FileMark *mark, Str old_text, Str text);

#endif
