// JSON-RPC in frames, over libuv's pipes.
#include "demo_client.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

// ---- Frames ----

static void on_written(uv_write_t *request, int status)
{
    (void)status;
    free(request->data);
    free(request);
}

static void send_bytes(Client *c, char *bytes, size_t len)
{
    uv_write_t *request = malloc(sizeof *request);
    if (!request) abort();
    request->data = bytes;
    uv_buf_t buffer = uv_buf_init(bytes, (unsigned)len);
    if (uv_write(request, (uv_stream_t *)&c->to, &buffer, 1, on_written) < 0)
        on_written(request, 0);
}

static void send_message(Client *c, json_t *message)
{
    size_t body = json_dumpb(message, NULL, 0, JSON_COMPACT);
    char *frame = malloc(body + 64);
    if (!frame) abort();
    int head = snprintf(frame, 64, "Content-Length: %zu\r\n\r\n", body);
    json_dumpb(message, frame + head, body, JSON_COMPACT);
    json_decref(message);
    send_bytes(c, frame, (size_t)head + body);
}

static uint32_t content_length(Str head)
{
    Str line, name = STR("Content-Length:");
    uint32_t length = 0;
    while (str_next_part(&head, '\n', &line))
        if (str_istarts(line, name)) str_number(str_trim(str_skip(line, name.len)), &length);
    return length;
}

// The next message that has arrived whole, or NULL.
static json_t *take_message(Client *c)
{
    Str rest = str_skip(out_done(&c->input), c->read);
    uint32_t head = str_find(rest, STR("\r\n\r\n"));
    if (head == STR_NONE) return NULL;
    uint32_t length = content_length(str_cut(rest, 0, head));
    Str body = str_cut(rest, head + 4, head + 4 + length);
    if (body.len < length) return NULL;
    c->read += head + 4 + length;
    return json_loadb(body.ptr, body.len, 0, NULL);
}

// ---- The process ----

static void on_exit(uv_process_t *process, int64_t status, int signal)
{
    Client *c = process->data;
    c->has_ended = true;
    c->status = signal ? 128 + signal : status;
}

static void on_room(uv_handle_t *handle, size_t wanted, uv_buf_t *buffer)
{
    (void)handle;
    static char bytes[1 << 16];
    *buffer = uv_buf_init(bytes, (unsigned)(wanted < sizeof bytes ? wanted : sizeof bytes));
}

static void on_bytes(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer)
{
    Client *c = stream->data;
    if (0 < count)
        out_str(&c->input, str_of(buffer->base, (uint32_t)count));
    else if (count < 0)
        uv_read_stop(stream);
}

bool client_start(Client *c, char *program)
{
    *c = (Client){0};
    c->input = out_on(&c->arena);
    signal(SIGPIPE, SIG_IGN);
    uv_loop_init(&c->loop);
    uv_pipe_init(&c->loop, &c->to, 0);
    uv_pipe_init(&c->loop, &c->from, 0);
    uv_stdio_container_t stdio[] = {
        {.flags = UV_CREATE_PIPE | UV_READABLE_PIPE, .data.stream = (uv_stream_t *)&c->to},
        {.flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE, .data.stream = (uv_stream_t *)&c->from},
        {.flags = UV_INHERIT_FD, .data.fd = 2},
    };
    char *words[] = {program, "lsp", NULL};
    uv_process_options_t options = {
        .file = program, .args = words, .stdio = stdio, .stdio_count = 3, .exit_cb = on_exit};
    c->process.data = c->from.data = c;
    int result = uv_spawn(&c->loop, &c->process, &options);
    if (0 <= result) result = uv_read_start((uv_stream_t *)&c->from, on_room, on_bytes);
    if (result < 0) fprintf(stderr, "demo: %s: %s\n", program, uv_strerror(result));
    return 0 <= result;
}

// ---- Messages ----

void client_notify(Client *c, const char *method, json_t *params)
{
    send_message(
        c, json_pack("{s:s, s:s, s:o}", "jsonrpc", "2.0", "method", method, "params", params));
}

static void keep_diagnostics(Client *c, const json_t *message)
{
    json_t *list = json_object_get(json_object_get(message, "params"), "diagnostics");
    json_decref(c->diagnostics);
    c->diagnostics = json_incref(list);
}

// The next message; NULL when the server has ended. Diagnostics are kept as they come by.
static json_t *wait_message(Client *c)
{
    for (;;) {
        json_t *message = take_message(c);
        if (message) {
            const char *method = json_string_value(json_object_get(message, "method"));
            if (method && str_eq(str_of(method, (uint32_t)json_string_length(
                                                    json_object_get(message, "method"))),
                                 STR("textDocument/publishDiagnostics")))
                keep_diagnostics(c, message);
            return message;
        }
        if (c->has_ended) return NULL;
        uv_run(&c->loop, UV_RUN_ONCE);
    }
}

json_t *client_request(Client *c, const char *method, json_t *params)
{
    int id = ++c->next_id;
    send_message(c, json_pack("{s:s, s:i, s:s, s:o*}", "jsonrpc", "2.0", "id", id, "method", method,
                              "params", params));
    for (json_t *message = wait_message(c); message; message = wait_message(c)) {
        bool is_answer = json_integer_value(json_object_get(message, "id")) == id &&
                         !json_object_get(message, "method");
        json_t *result = is_answer ? json_incref(json_object_get(message, "result")) : NULL;
        json_decref(message);
        if (is_answer) return result;
    }
    return NULL;
}

const json_t *client_diagnostics(Client *c)
{
    while (!c->diagnostics) {
        json_t *message = wait_message(c);
        if (!message) break;
        json_decref(message);
    }
    return c->diagnostics;
}

int client_stop(Client *c)
{
    json_decref(client_request(c, "shutdown", NULL));
    client_notify(c, "exit", json_null());
    while (!c->has_ended) uv_run(&c->loop, UV_RUN_ONCE);
    uv_close((uv_handle_t *)&c->to, NULL);
    uv_close((uv_handle_t *)&c->from, NULL);
    uv_close((uv_handle_t *)&c->process, NULL);
    uv_run(&c->loop, UV_RUN_DEFAULT);
    uv_loop_close(&c->loop);
    json_decref(c->diagnostics);
    arena_clear(&c->arena);
    return (int)c->status;
}
