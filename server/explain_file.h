// `fairlead explain FILE`: what the layers of a Dockerfile depend on, and what runs again when files change.
#ifndef FL_SERVER_EXPLAIN_FILE_H
#define FL_SERVER_EXPLAIN_FILE_H

#include "server/files.h"

typedef struct ExplainFile {
    Str path;
    Files changed; // paths relative to the working directory or to the context
    Str since;     // a git revision; empty: none
    bool is_json;
} ExplainFile;

// Returns the exit status.
int explain_file(Arena *a, ExplainFile *e);

#endif
