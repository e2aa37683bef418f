// One file of the workspace that is not open: read, checked and forgotten.
#ifndef FL_SERVER_WORKSPACE_FILE_H
#define FL_SERVER_WORKSPACE_FILE_H

#include "protocol/client.h"
#include "server/checked_context.h"
#include "settings/settings.h"
#include <uv.h>

typedef struct WorkspaceFile {
    uv_work_t work;
    void *owner;
    Arena arena; // holds what follows
    const Client *client;
    Str path, uri, previous; // the id of the result that the client has; empty: none
    uint64_t stamp;          // of the file, before it was read
    Effective settings;
    CheckedContext *context; // used by one file after the other
    FolderList *files;       // owned; of an ignore file
    Str item, id; // the answer, and the id of the result; empty when it could not be read
} WorkspaceFile;

// What tells a file from what it was before; 0 when there is none.
uint64_t workspace_stamp(Arena *a, Str path);

// Checks the file, on any thread.
void workspace_file_check(WorkspaceFile *file);

#endif
