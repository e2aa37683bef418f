// The server's state: one struct holds every handle and everything that outlives a message.
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
    PHASE_NEW,     // waits for `initialize`
    PHASE_RUNNING, // answers
    PHASE_SHUT,    // waits for `exit`
} Phase;

// stdin or stdout: a stream of one kind, or a file.
typedef struct Channel {
    union {
        uv_handle_t handle;
        uv_stream_t stream;
        uv_pipe_t pipe;
        uv_tty_t tty;
        uv_tcp_t tcp;
    } as;
    uv_file file;
    bool is_file; // as `file`
    bool is_open;
} Channel;

enum { INPUT_CHUNK = 64 << 10 };

// Messages that arrived together, and which of them is next.
typedef struct Batch {
    Message *item;
    uint32_t count, room, at;
} Batch;

// Lives as long as the process serves.
typedef struct Server {
    uv_loop_t loop;
    Channel input, output;
    uv_fs_t file_read; // of an input that is a file
    uv_check_t after_poll;
    uv_idle_t no_wait;
    uv_timer_t timer; // watches the client's process; in the end, waits for the output
    uv_signal_t on_term, on_pipe;

    Frame frame;
    Batch batch;    // what is to be handled before more is read
    Arena messages; // holds the batch
    Arena session;  // what lives as long as the process
    Arena request;  // the answer to one message
    Documents documents;
    struct {
        Str *item; // owned; the paths live in the session
        uint32_t count;
    } roots;                          // folders that the client has open
    struct Configured *configured;    // in `session`; NULL before `initialize`
    struct Listing *listings;         // that run on other threads
    struct ShellChecks *shell_checks; // in `session`; NULL until a document is open
    struct ImageChecks *image_checks; // the same, until a registry is to be asked
    struct Listed *listed;            // Dockerfiles of the workspace; NULL until somebody asks
    uv_timer_t relist;                // when files have come or gone
    uv_timer_t reread;                // when an ignore file is edited
    uv_timer_t place;                 // when a document is edited whose context is not known
    uv_timer_t list;                  // when listings wait
    uint32_t listing_count;           // that were started
    struct Workspace *workspace;      // reports about it; NULL until somebody asks
    struct Work *works;               // that may be shown as progress
    uv_timer_t work_timer;
    const Message *asked; // the request that is being answered
    uint64_t world;       // grows when files of the workspace, or settings, have changed
    Client client;
    Phase phase;
    uint32_t last_request; // id of the latest request of our own
    Str refusal; // what RPC_FAILED means this time, in the arena of the request; empty for the usual words
    uint32_t closed_count;
    bool has_read;                             // in this turn of the loop
    bool has_refreshed, has_refreshed_answers; // in this message
    bool is_ending;
    bool is_paused; // nothing is read until the client has taken what was sent
    char chunk[INPUT_CHUNK];
} Server;

// What arrived on stdin, and its end.
void server_receive(Server *s, const char *bytes, size_t count);
void server_input_ended(Server *s);

// The output has room again: handles what was left, then reads on.
void server_resume(Server *s);

// Stops reading and closes everything as soon as the output is written. Harmless when repeated.
void server_end(Server *s);

// Ends the server when the process of the client is gone.
void server_watch_client(Server *s);

// The message has been sent: frees what was made for it.
void server_done(Server *s);

#endif
