// A small LSP client: starts a server and talks to it over two pipes.
#ifndef FL_DEMO_DEMO_CLIENT_H
#define FL_DEMO_DEMO_CLIENT_H

#include "analysis.h"
#include <jansson.h>
#include <uv.h>

typedef struct Client {
    uv_loop_t loop;
    uv_process_t process;
    uv_pipe_t to, from;
    Arena arena;
    Out input;           // bytes that have arrived
    uint32_t read;       // of these, how many were understood
    json_t *diagnostics; // the latest list that was published, or NULL
    int next_id;
    bool has_ended;
    int64_t status;
} Client;

// Starts `program lsp`. False, with a word on stderr, when that does not work.
bool client_start(Client *c, char *program);

// Both take over `params`. A request waits for its answer: the `result`, which the caller releases; NULL when the server
// has ended or said no.
void client_notify(Client *c, const char *method, json_t *params);
json_t *client_request(Client *c, const char *method, json_t *params);

// Waits until the server has published diagnostics.
const json_t *client_diagnostics(Client *c);

// Says `shutdown` and `exit`, waits for the end, and returns the server's exit status.
int client_stop(Client *c);

#endif
