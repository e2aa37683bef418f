// A folder of files that an editor has open, and the server that it talks to.
#ifndef FL_TESTS_WORKSPACE_H
#define FL_TESTS_WORKSPACE_H

#include "peer.h"
#include "protocol/frame.h"

typedef struct json_t json_t;

typedef struct Workspace {
    Arena arena;
    char root[64];
    Peer peer;
    Frame frame;
} Workspace;

// Makes an empty folder.
void workspace_make(Workspace *p);

const char *workspace_path(Workspace *p, const char *path);
Str workspace_uri(Workspace *p, const char *path); // ends in NUL
void workspace_write(Workspace *p, const char *path, const char *text);

// Starts the server with the folder as its root, and these capabilities as JSON.
void workspace_start(Workspace *p, const char *end_of_root, const char *capabilities);
void workspace_open(Workspace *p, const char *path, const char *text);

// Replaces the whole text of an open document; and tells that a file came (1), was changed (2) or went (3).
void workspace_change(Workspace *p, const char *path, const char *text);
void workspace_tell_changed(Workspace *p, const char *path, int type);

// Sends a message, which it frees.
void workspace_send(Workspace *p, json_t *message);

// Waits for any message; the caller frees it.
json_t *workspace_next(Workspace *p);

// Waits for a message of that method; the caller frees it.
json_t *workspace_receive(Workspace *p, const char *method);

// Waits until a finding of the rule is published, of any document.
void workspace_wait_for_rule(Workspace *p, const char *id);

// Waits for the answer to the request of that id; the caller frees it.
json_t *workspace_answer(Workspace *p, int id);

// Asks about a place, and returns the result as JSON, sorted by its keys; ends in NUL.
Str workspace_ask(Workspace *p, const char *method, const char *uri, int line, int character);

// Ends the server and removes the folder.
void workspace_leave(Workspace *p);

#endif
