// The state of the server: all handles, and everything that outlives a message.
#ifndef FL_SERVER_STATE_H
#define FL_SERVER_STATE_H

#include "analysis.h"
#include "protocol/client.h"
#include "protocol/frame.h"
#include "protocol/rpc.h"
#include "server/documents.h"
#include <uv.h>

typedef struct Workspace Workspace;

typedef enum Phase {
    PHASE_NEW,     // before `initialize`
    PHASE_RUNNING, // answers
    PHASE_SHUT,    // after `shutdown`
} Phase;

// stdin or stdout: a libuv stream, or a file.
typedef struct Channel {
    union {
        uv_handle_t handle;
        uv_stream_t stream;
        uv_pipe_t pipe;
        uv_tty_t tty;
        uv_tcp_t tcp;
    } as;
    uv_file file;
    bool is_file; // `file` is used
    bool is_open;
} Channel;

enum { INPUT_CHUNK = 64 << 10 };

// Messages that arrived together; `at` is the next one.
typedef struct Batch {
    Message *item;
    uint32_t count, room, at;
} Batch;

// Lives as long as the process serves.
typedef struct Server {
    uv_loop_t loop;
    Channel input, output;
    uv_fs_t file_read; // if the input is a file
    uv_check_t after_poll;
    uv_idle_t no_wait;
    uv_timer_t timer; // watches the client's process; at the end, limits the wait for the output
    uv_signal_t on_term, on_pipe;

    Frame frame;
    Batch batch;    // to be handled before more input is read
    Arena messages; // memory of the batch
    Arena session;  // lives as long as the process
    Arena request;  // memory of one response
    Documents documents;
    struct {
        Str *item; // owned; the paths live in `session`
        uint32_t count;
    } roots;                          // workspace folders
    struct Configured *configured;    // in `session`; NULL before `initialize`
    struct Listing *listings;         // running on other threads
    struct ShellChecks *shell_checks; // in `session`; NULL until a document is open
    struct ImageChecks *image_checks; // the same, until a registry is to be asked
    struct Listed *listed;            // Dockerfiles of the workspace; NULL until needed
    uv_timer_t relist;                // when files were created or deleted
    uv_timer_t reread;                // when an ignore file was edited
    uv_timer_t place;                 // when a document with unknown context was edited
    uv_timer_t list;                  // when listings wait
    uint32_t listing_count;           // listings started so far
    struct Workspace *workspace;      // workspace diagnostics; NULL until needed
    struct Work *works;               // work that may be shown as progress
    uv_timer_t work_timer;
    const Message *asked; // the request being answered
    uint64_t world;       // incremented when workspace files or settings change
    Client client;
    Phase phase;
    uint32_t last_request; // id of the latest request to the client
    Str refusal;           // message for RPC_FAILED, in `request`; empty: the default
    uint32_t closed_count;
    bool has_read;                             // in this turn of the event loop
    bool has_refreshed, has_refreshed_answers; // while handling this message
    bool is_ending;
    bool is_paused; // reading is paused until the client has read the output
    char chunk[INPUT_CHUNK];
} Server;

// Input arrived; input ended.
void server_receive(Server *s, const char *bytes, size_t count);
void server_input_ended(Server *s);

// The output has drained: handles the rest of the batch and reads on.
void server_resume(Server *s);

// Stops reading, and closes everything when the output is written. May be called again.
void server_end(Server *s);

// Ends the server when the client's process no longer exists.
void server_watch_client(Server *s);

// A message is handled: frees its memory.
void server_done(Server *s);

#endif
