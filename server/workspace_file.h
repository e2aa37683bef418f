// A file of the workspace that is not open: it is read, checked and dropped.
#ifndef FL_SERVER_WORKSPACE_FILE_H
#define FL_SERVER_WORKSPACE_FILE_H

#include "protocol/client.h"
#include "server/checked_context.h"
#include "settings/settings.h"
#include <uv.h>

typedef struct WorkspaceFile {
    uv_work_t work;
    void *owner;
    Arena arena; // memory of the following fields
    const Client *client;
    Str path, uri, previous; // `previous`: the result id that the client has; empty: none
    uint64_t stamp;          // workspace_stamp before reading
    Effective settings;
    CheckedContext *context; // shared by consecutive files
    FolderList *files;       // owned; for an ignore file
    Str item, id;            // the report and its result id; empty when it could not be read
} WorkspaceFile;

// Identifies the version of a file; 0 when it does not exist.
uint64_t workspace_stamp(Arena *a, Str path);

// Checks the file. Runs on any thread.
void workspace_file_check(WorkspaceFile *file);

#endif
