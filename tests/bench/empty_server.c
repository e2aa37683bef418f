// The least a language server can be: it frames, answers, and publishes an empty list after each change. What it takes
// is what pipes and processes take; the bench gives all figures as ratios to it.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uv.h>

typedef struct Server {
    uv_loop_t loop;
    uv_pipe_t in, out;
    char *buffer;
    size_t filled, capacity;
    bool is_over;
} Server;

static Server server;

static void on_written(uv_write_t *request, int status)
{
    (void)status;
    free(request);
}

static void answer(const char *body, int len)
{
    size_t size = (size_t)len + 64;
    uv_write_t *request = malloc(sizeof(*request) + size);
    if (request == NULL) abort();
    char *bytes = (char *)(request + 1);
    int total = snprintf(bytes, size, "Content-Length: %d\r\n\r\n%.*s", len, len, body);
    uv_buf_t buf = uv_buf_init(bytes, (unsigned)total);
    uv_write(request, (uv_stream_t *)&server.out, &buf, 1, on_written);
}

// The value behind the first `"name":` of a message, as it stands there, up to the next comma or brace.
static int value_of(const char *body, size_t len, const char *name, const char **value)
{
    char *at = memmem(body, len, name, strlen(name));
    if (at == NULL) return 0;
    *value = at + strlen(name);
    return (int)strcspn(*value, ",}");
}

static void publish(const char *body, size_t len)
{
    const char *uri = "", *version = "";
    int uri_len = value_of(body, len, "\"uri\":", &uri);
    int version_len = value_of(body, len, "\"version\":", &version);
    char out[512];
    int out_len =
        snprintf(out, sizeof(out),
                 "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\",\"params\":"
                 "{\"uri\":%.*s,\"version\":%.*s,\"diagnostics\":[]}}",
                 uri_len, uri, version_len, version);
    answer(out, out_len);
}

static void handle(const char *body, size_t len)
{
    const char *id = "", *method = "";
    int id_len = value_of(body, len, "\"id\":", &id);
    int method_len = value_of(body, len, "\"method\":", &method);
    if (method_len == 6 && memcmp(method, "\"exit\"", 6) == 0) {
        server.is_over = true;
        return;
    }
    if (0 < id_len) {
        char out[256];
        answer(out, snprintf(out, sizeof(out), "{\"jsonrpc\":\"2.0\",\"id\":%.*s,\"result\":{}}",
                             id_len, id));
        return;
    }
    if (memmem(method, (size_t)method_len, "didOpen", 7) != NULL ||
        memmem(method, (size_t)method_len, "didChange", 9) != NULL) {
        publish(body, len);
    }
}

static void handle_all(void)
{
    size_t at = 0;
    while (at < server.filled) {
        char *begin = server.buffer + at;
        char *end = memmem(begin, server.filled - at, "\r\n\r\n", 4);
        if (end == NULL) break;
        size_t len = (size_t)strtoull(begin + sizeof("Content-Length:") - 1, NULL, 10);
        size_t next = (size_t)(end + 4 - server.buffer) + len;
        if (server.filled < next) break;
        handle(end + 4, len);
        at = next;
    }
    memmove(server.buffer, server.buffer + at, server.filled - at);
    server.filled -= at;
}

static void on_room(uv_handle_t *handle, size_t suggested, uv_buf_t *buf)
{
    (void)handle;
    if (server.capacity - server.filled < suggested + 1) {
        server.capacity = 2 * server.capacity + suggested + 1;
        server.buffer = realloc(server.buffer, server.capacity);
        if (server.buffer == NULL) abort();
    }
    // One byte is left for the NUL that keeps strtoull and strcspn inside.
    *buf =
        uv_buf_init(server.buffer + server.filled, (unsigned)(server.capacity - server.filled - 1));
}

static void on_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *buf)
{
    (void)buf;
    if (count < 0) server.is_over = true;
    if (0 < count) {
        server.filled += (size_t)count;
        server.buffer[server.filled] = 0;
        handle_all();
    }
    if (server.is_over) uv_read_stop(stream);
}

int main(void)
{
    uv_loop_init(&server.loop);
    uv_pipe_init(&server.loop, &server.in, 0);
    uv_pipe_init(&server.loop, &server.out, 0);
    uv_pipe_open(&server.in, 0);
    uv_pipe_open(&server.out, 1);
    uv_read_start((uv_stream_t *)&server.in, on_room, on_read);
    uv_run(&server.loop, UV_RUN_DEFAULT);
    return 0;
}
