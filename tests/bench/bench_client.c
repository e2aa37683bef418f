// A language client that measures. One message at a time is enough for that, so each call runs the loop until it has
// what it waits for.
#include "bench_client.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATIENCE_MS = 60000, READ_SIZE = 1 << 18 };

static _Noreturn void die(const char *what, const char *why)
{
    fprintf(stderr, "bench: %s: %s\n", what, why);
    exit(1);
}

static void check(int result, const char *what)
{
    if (result < 0) die(what, uv_strerror(result));
}

static void *grown(void *old, size_t size)
{
    void *p = realloc(old, size);
    if (p == NULL) die("memory", "there is none");
    return p;
}

static void on_end(uv_process_t *process, int64_t status, int signal)
{
    Client *c = process->data;
    c->exit_status = signal != 0 ? 128 + signal : status;
    c->has_ended = true;
}

static void on_late(uv_timer_t *timer)
{
    Client *c = timer->data;
    c->is_late = true;
}

static void on_room(uv_handle_t *handle, size_t suggested, uv_buf_t *buf)
{
    Client *c = handle->data;
    (void)suggested;
    if (c->capacity - c->filled < READ_SIZE) {
        c->capacity = 2 * c->capacity + READ_SIZE;
        c->buffer = grown(c->buffer, c->capacity);
    }
    *buf = uv_buf_init(c->buffer + c->filled, (unsigned)(c->capacity - c->filled));
}

static void on_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *buf)
{
    Client *c = stream->data;
    (void)buf;
    if (0 < count) {
        c->filled += (size_t)count;
        c->arrived = uv_hrtime();
    }
    if (count < 0) uv_read_stop(stream);
}

void client_start(Client *c, char *const argv[])
{
    *c = (Client){0};
    check(uv_loop_init(&c->loop), "loop");
    check(uv_pipe_init(&c->loop, &c->in, 0), "pipe");
    check(uv_pipe_init(&c->loop, &c->out, 0), "pipe");
    check(uv_timer_init(&c->loop, &c->deadline), "timer");
    c->process.data = c->out.data = c->deadline.data = c;
    uv_stdio_container_t stdio[3] = {
        {.flags = UV_CREATE_PIPE | UV_READABLE_PIPE, .data.stream = (uv_stream_t *)&c->in},
        {.flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE, .data.stream = (uv_stream_t *)&c->out},
        {.flags = UV_INHERIT_FD, .data.fd = 2},
    };
    uv_process_options_t options = {.exit_cb = on_end,
                                    .file = argv[0],
                                    .args = (char **)argv,
                                    .stdio_count = 3,
                                    .stdio = stdio};
    c->started = uv_hrtime();
    check(uv_spawn(&c->loop, &c->process, &options), argv[0]);
    check(uv_read_start((uv_stream_t *)&c->out, on_room, on_read), "read");
}

static void on_written(uv_write_t *request, int status)
{
    *(int *)request->data = status < 0 ? status : 1;
}

static void client_send(Client *c, const char *json, size_t len)
{
    char head[64];
    int head_len = snprintf(head, sizeof(head), "Content-Length: %zu\r\n\r\n", len);
    uv_buf_t parts[2] = {uv_buf_init(head, (unsigned)head_len),
                         uv_buf_init((char *)json, (unsigned)len)};
    int done = 0;
    uv_write_t request = {.data = &done};
    check(uv_write(&request, (uv_stream_t *)&c->in, parts, 2, on_written), "write");
    while (done == 0) uv_run(&c->loop, UV_RUN_ONCE);
    check(done, "write");
}

void client_sendf(Client *c, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *json = grown(NULL, (size_t)len + 1);
    va_start(args, format);
    vsnprintf(json, (size_t)len + 1, format, args);
    va_end(args);
    client_send(c, json, (size_t)len);
    free(json);
}

// `text` as a JSON string with its quotes. The caller frees it.
static char *json_quote(const char *text, size_t len)
{
    char *out = grown(NULL, 6 * len + 3), *at = out;
    *at++ = '"';
    for (size_t i = 0; i < len; i++) {
        unsigned char b = (unsigned char)text[i];
        if (b == '"' || b == '\\') *at++ = '\\';
        if (b < 0x20)
            at += snprintf(at, 7, "\\u%04x", b);
        else
            *at++ = (char)b;
    }
    *at++ = '"';
    *at = 0;
    return out;
}

void client_open(Client *c, const char *uri, int version, const char *text, size_t len)
{
    char *quoted = json_quote(text, len);
    client_sendf(c,
                 "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{"
                 "\"textDocument\":{\"uri\":\"%s\",\"languageId\":\"dockerfile\",\"version\":%d,"
                 "\"text\":%s}}}",
                 uri, version, quoted);
    free(quoted);
}

// Forgets the message that was handed out.
static void drop_message(Client *c)
{
    size_t end = c->body + c->body_len;
    if (end == 0) return;
    memmove(c->buffer, c->buffer + end, c->filled - end);
    c->filled -= end;
    c->body = c->body_len = 0;
}

// True when a whole message has arrived; it is then at `body`.
static bool take_message(Client *c)
{
    static const char name[] = "Content-Length: ";
    if (c->filled < sizeof(name)) return false;
    char *end = memmem(c->buffer, c->filled, "\r\n\r\n", 4);
    if (end == NULL) return false;
    char *length = memmem(c->buffer, (size_t)(end - c->buffer), name, sizeof(name) - 1);
    if (length == NULL) die("answer", "has no Content-Length");
    size_t len = (size_t)strtoull(length + sizeof(name) - 1, NULL, 10);
    size_t body = (size_t)(end + 4 - c->buffer);
    if (c->filled - body < len) return false;
    c->body = body;
    c->body_len = len;
    return true;
}

const char *client_wait(Client *c, const char *needle, size_t *len)
{
    c->is_late = false;
    uv_timer_start(&c->deadline, on_late, PATIENCE_MS, 0);
    for (;;) {
        drop_message(c);
        while (!take_message(c)) {
            if (c->is_late) die(needle, "no answer came");
            if (c->has_ended) die(needle, "the server ended");
            uv_run(&c->loop, UV_RUN_ONCE);
        }
        if (memmem(c->buffer + c->body, c->body_len, needle, strlen(needle)) != NULL) break;
    }
    uv_timer_stop(&c->deadline);
    *len = c->body_len;
    return c->buffer + c->body;
}

size_t client_resident(const Client *c)
{
    char path[64], line[256];
    size_t kib = 0;
    snprintf(path, sizeof(path), "/proc/%d/status", (int)c->process.pid);
    FILE *file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
        if (strncmp(line, "VmRSS:", 6) == 0) kib = (size_t)strtoull(line + 6, NULL, 10);
    }
    if (file != NULL) fclose(file);
    return kib;
}

int64_t client_stop(Client *c)
{
    size_t len;
    client_sendf(c, "{\"jsonrpc\":\"2.0\",\"id\":\"stop\",\"method\":\"shutdown\"}");
    client_wait(c, "\"stop\"", &len);
    client_sendf(c, "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
    while (!c->has_ended) uv_run(&c->loop, UV_RUN_ONCE);
    uv_close((uv_handle_t *)&c->in, NULL);
    uv_close((uv_handle_t *)&c->out, NULL);
    uv_close((uv_handle_t *)&c->process, NULL);
    uv_close((uv_handle_t *)&c->deadline, NULL);
    uv_run(&c->loop, UV_RUN_DEFAULT);
    check(uv_loop_close(&c->loop), "loop");
    free(c->buffer);
    return c->exit_status;
}
