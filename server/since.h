// What a build finds changed since a revision of git: files, the Dockerfile and the ignore file.
#ifndef FL_SERVER_SINCE_H
#define FL_SERVER_SINCE_H

#include "fl_explain.h"
#include "server/files.h"

// What is asked, and the answer.
typedef struct Since {
    Str dockerfile, revision;
    Str folder;               // of the context
    const FlConfig *config;   // of the Dockerfile
    const FlContext *context; // NULL: it is not known
    Files paths;              // changed paths that are known without git
    FlChanges changes;        // `before` is to be closed
} Since;

// On failure it says why on stderr and answers false.
bool since_find(Arena *a, Since *since);

#endif
