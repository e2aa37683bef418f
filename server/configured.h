// The settings of open documents: configuration files and the editor's settings.
#ifndef FL_SERVER_CONFIGURED_H
#define FL_SERVER_CONFIGURED_H

#include "server/project.h"
#include "server/state.h"

// Lives as long as the server. All zero: nothing was read.
typedef struct Configured {
    Project project;
    Arena editor_arena;
    Settings editor; // the client's settings for all documents (pushed)
    Settings docker; // the same of Docker's language server
    struct OldSettings *old;
    Arena workspace_arena;
    Settings *workspace; // the client's settings for files that are not open; NULL: none
    Settings *workspace_docker;
    uint32_t workspace_pull; // id of the latest request for them; 0: never requested
    Str told;    // the latest message about the editor's settings, in the session's arena
    Str missing; // the context last reported as no folder, likewise
    Arena published_arena;
    struct {
        Str *item;
        uint32_t count, room;
    } published; // URIs of configuration files with published diagnostics
} Configured;

// Reads the settings in the parameters of `initialize`.
void configured_start(Server *s, const json_t *params);

// Registers for didChangeConfiguration, if the client supports that.
void configured_ask(Server *s);

// Resolves the settings of an opened document, and requests its own settings from the client.
void configured_open(Server *s, Document *document);

// Resolves the settings of a file that is not open. `out` lives in the arena and in the settings.
void configured_for_path(Server *s, Arena *a, Str path, Effective *out);

// Requests the client's settings for files that are not open, once.
void configured_ask_for_workspace(Server *s);

// The client's settings, or a configuration file, have changed.
void configured_settings_changed(Server *s, const json_t *params);
void configured_files_changed(Server *s);

// The document with that URI was saved: rereads configuration files that the client does not watch.
void configured_saved(Server *s, Str uri);

// A response to one of our own requests.
void configured_answer(Server *s, const Message *m);

// Reports, once, that the configured build context is no folder.
void configured_tell_missing(Server *s, Str context);

// No other thread checks a file any more: frees old settings that were kept for it.
void configured_clear_old(Server *s);

void configured_clear(Server *s);

#endif
