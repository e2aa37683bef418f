// What open documents go by: configuration files, and the settings of the editor.
#ifndef FL_SERVER_CONFIGURED_H
#define FL_SERVER_CONFIGURED_H

#include "server/project.h"
#include "server/state.h"

// Lives as long as the server. A zeroed one has read nothing.
typedef struct Configured {
    Project project;
    Arena editor_arena;
    Settings editor; // of all documents, pushed by the client
    Settings docker; // the same for those of Docker's language server
    struct OldSettings *old;
    Arena workspace_arena;
    Settings *workspace; // the client's for files that are not open; NULL: none
    Settings *workspace_docker;
    uint32_t workspace_pull; // id of the latest request for them; 0: never asked
    Str told;    // what was last said of the settings of the editor, in the session's arena
    Str missing; // the same: the context that was said to be no folder
    Arena published_arena;
    struct {
        Str *item;
        uint32_t count, room;
    } published; // URIs of files whose problems are shown
} Configured;

// Reads the settings that came with `initialize`.
void configured_start(Server *s, const json_t *params);

// Asks the client to tell when its settings change, where it can.
void configured_ask(Server *s);

// Gives a document that was opened its settings, and asks the client for those of its own.
void configured_open(Server *s, Document *document);

// What holds for a file that is not open; lives in the arena and in the settings.
void configured_for_path(Server *s, Arena *a, Str path, Effective *out);

// Asks the client for its settings for files that are not open, unless that was done before.
void configured_ask_for_workspace(Server *s);

// The settings of the client have changed, or a configuration file has.
void configured_settings_changed(Server *s, const json_t *params);
void configured_files_changed(Server *s);

// A document of that URI was saved: reads files that the client would not tell of.
void configured_saved(Server *s, Str uri);

// An answer to a request of our own.
void configured_answer(Server *s, const Message *m);

// Says, once, that settings name a build context which is no folder.
void configured_tell_missing(Server *s, Str context);

// No file is being checked on another thread any more: settings that were are thrown away.
void configured_clear_old(Server *s);

void configured_clear(Server *s);

#endif
