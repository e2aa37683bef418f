// What changed since a git revision: files, the Dockerfile and the ignore file.
#ifndef FL_SERVER_SINCE_H
#define FL_SERVER_SINCE_H

#include "fl_explain.h"
#include "server/files.h"

// The input, and the result.
typedef struct Since {
    Str dockerfile, revision;
    Str folder;               // of the build context
    const FlConfig *config;   // of the Dockerfile
    const FlContext *context; // NULL: unknown
    Files paths;              // changed paths known without git
    FlChanges changes;        // `before` is to be closed
} Since;

// On failure prints the reason on stderr and returns false.
bool since_find(Arena *a, Since *since);

#endif
