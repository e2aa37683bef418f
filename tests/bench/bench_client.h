// A language client that measures: starts a server on pipes, writes messages, waits for one that it looks for.
#ifndef FL_TESTS_BENCH_CLIENT_H
#define FL_TESTS_BENCH_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uv.h>

typedef struct Client {
    uv_loop_t loop;
    uv_process_t process;
    uv_pipe_t in, out;
    uv_timer_t deadline;
    char *buffer; // what has arrived; the message begins at `body`
    size_t filled, capacity;
    size_t body, body_len;
    uint64_t started; // uv_hrtime of the start
    uint64_t arrived; // of the latest bytes
    int64_t exit_status;
    bool has_ended, is_late;
} Client;

// Starts `argv` (ended by NULL). Ends this process with a message when that cannot be done.
void client_start(Client *c, char *const argv[]);

// Frames and writes one message. Returns when the pipe has taken all of it.
void client_sendf(Client *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Opens a Dockerfile. A server that is not read from meanwhile fills both pipes: wait for its findings.
void client_open(Client *c, const char *uri, int version, const char *text, size_t len);

// Reads messages until one has `needle` in it, and returns its body, valid until the next call. Ends this process with a
// message when the server ends first or says nothing for a minute.
const char *client_wait(Client *c, const char *needle, size_t *len);

// The server's resident memory in KiB, 0 where /proc does not tell.
size_t client_resident(const Client *c);

// Asks the server to end, waits for it, and gives its exit status.
int64_t client_stop(Client *c);

#endif
