// `fairlead explain FILE`: what the layers of a Dockerfile depend on, and what runs again when files change.
#ifndef FL_SERVER_EXPLAIN_FILE_H
#define FL_SERVER_EXPLAIN_FILE_H

#include "server/files.h"

typedef struct ExplainFile {
    Str path;
    Files changed; // paths from where we are, or in the build context
    Str since;     // a revision of git; empty: none
    bool is_json;
} ExplainFile;

// The exit status.
int explain_file(Arena *a, ExplainFile *e);

#endif
