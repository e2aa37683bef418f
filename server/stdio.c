#include "server/stdio.h"
#include "server/diagnose.h"
#include "server/log.h"
#include <string.h>

enum {
    STDIN = 0,
    STDOUT = 1,
    FROM_WHERE_IT_IS = -1,
    WAITING_MAX = 8 << 20, // pending output bytes beyond which nothing is read
};

// ---- Opening ----

static int open_stream(Server *s, Channel *c, uv_file fd, uv_handle_type type)
{
    int status;
    switch (type) {
    case UV_TTY: return uv_tty_init(&s->loop, &c->as.tty, fd, 0);
    case UV_TCP:
        status = uv_tcp_init(&s->loop, &c->as.tcp);
        return status < 0 ? status : uv_tcp_open(&c->as.tcp, fd);
    default:
        status = uv_pipe_init(&s->loop, &c->as.pipe, 0);
        return status < 0 ? status : uv_pipe_open(&c->as.pipe, fd);
    }
}

static bool is_usable(uv_file fd, const char *name)
{
    uv_handle_type type = uv_guess_handle(fd);
    if (type != UV_UNKNOWN_HANDLE && type != UV_UDP) return true;
    log_error(name, "not a pipe, a file or a terminal");
    return false;
}

bool stdio_is_usable(void)
{
    return is_usable(STDIN, "stdin") && is_usable(STDOUT, "stdout");
}

static bool open_channel(Server *s, Channel *c, uv_file fd, const char *name)
{
    uv_handle_type type = uv_guess_handle(fd);
    *c = (Channel){.file = fd, .is_file = type == UV_FILE};
    int status = c->is_file ? 0 : open_stream(s, c, fd, type);
    c->is_open = true;
    c->as.handle.data = s;
    if (status < 0) log_error(name, uv_strerror(status));
    return 0 <= status;
}

// ---- Reading ----

static void on_room(uv_handle_t *handle, size_t suggested, uv_buf_t *buffer)
{
    (void)suggested;
    Server *s = handle->data;
    *buffer = uv_buf_init(s->chunk, sizeof s->chunk);
}

static void receive(Server *s, ssize_t count)
{
    if (s->is_ending) return;
    if (0 < count) {
        server_receive(s, s->chunk, (size_t)count);
        return;
    }
    if (count < 0 && count != UV_EOF) log_error("stdin", uv_strerror((int)count));
    server_input_ended(s);
}

static void on_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer)
{
    (void)buffer;
    if (count != 0) receive(stream->data, count);
}

static void read_file(Server *s);

static void on_file_read(uv_fs_t *request)
{
    Server *s = request->data;
    ssize_t count = request->result;
    uv_fs_req_cleanup(request);
    receive(s, count);
    if (!s->is_ending && !s->is_paused) read_file(s);
}

static void read_file(Server *s)
{
    uv_buf_t buffer = uv_buf_init(s->chunk, sizeof s->chunk);
    s->file_read.data = s;
    uv_fs_read(&s->loop, &s->file_read, s->input.file, &buffer, 1, FROM_WHERE_IT_IS, on_file_read);
}

static int start_reading(Server *s)
{
    if (s->input.is_file) {
        read_file(s);
        return 0;
    }
    return uv_read_start(&s->input.as.stream, on_room, on_read);
}

void stdio_pause(Server *s, bool is_paused)
{
    if (s->is_paused == is_paused || !s->input.is_open) return;
    s->is_paused = is_paused;
    if (!is_paused)
        start_reading(s);
    else if (!s->input.is_file)
        uv_read_stop(&s->input.as.stream);
}

bool stdio_open(Server *s)
{
    if (!open_channel(s, &s->input, STDIN, "stdin")) return false;
    if (!open_channel(s, &s->output, STDOUT, "stdout")) return false;
    int status = start_reading(s);
    if (status < 0) log_error("stdin", uv_strerror(status));
    return status == 0;
}

// ---- Writing ----

// Output that is not written yet.
typedef struct Rest {
    uv_write_t request;
    char bytes[];
} Rest;

static void on_written(uv_write_t *request, int status)
{
    Server *s = request->data;
    fl_host_alloc(request, 0);
    if (status < 0)
        server_end(s);
    else if (!stdio_is_full(s))
        server_resume(s);
    if (0 <= status && !stdio_is_busy(s)) diagnose_resume(s);
    if (s->is_ending && !stdio_is_busy(s)) stdio_close_output(s); // after server_end
}

// Queues the unsent bytes of both parts; `sent` bytes were written.
static void queue_rest(Server *s, Str head, Str body, size_t sent)
{
    size_t size = head.len + body.len - sent;
    Rest *rest = fl_host_alloc(NULL, sizeof *rest + size);
    head = str_skip(head, (uint32_t)sent);
    body = str_skip(body, (uint32_t)(body.len + head.len - size));
    memcpy(rest->bytes, head.ptr, head.len);
    memcpy(rest->bytes + head.len, body.ptr, body.len);
    uv_buf_t buffer = uv_buf_init(rest->bytes, (unsigned)size);
    rest->request.data = s;
    int status = uv_write(&rest->request, &s->output.as.stream, &buffer, 1, on_written);
    if (0 <= status) return;
    fl_host_alloc(rest, 0);
    server_end(s);
}

static void send_file(Server *s, uv_buf_t *part, uint32_t count)
{
    for (uint32_t i = 0; i < count;) {
        uv_fs_t request;
        int n = uv_fs_write(NULL, &request, s->output.file, part + i, 1, FROM_WHERE_IT_IS, NULL);
        uv_fs_req_cleanup(&request);
        if (n <= 0) {
            log_error("stdout", uv_strerror(n));
            server_end(s);
            return;
        }
        part[i] = uv_buf_init(part[i].base + n, (unsigned)(part[i].len - (size_t)n));
        if (part[i].len == 0) i++;
    }
}

static uv_buf_t buffer_of(Str s)
{
    return uv_buf_init((char *)s.ptr, s.len);
}

bool stdio_send(Server *s, const Out *message)
{
    if (message->is_cut) return false;
    if (!s->output.is_open) return true;
    Str body = out_done(message);
    Str head = str_fmt(&s->request, "Content-Length: %u\r\n\r\n", body.len);
    uv_buf_t part[] = {buffer_of(head), buffer_of(body)};
    if (s->output.is_file) {
        send_file(s, part, ARRAY_LEN(part));
        return true;
    }
    int sent = UV_EAGAIN;
    if (!stdio_is_busy(s)) sent = uv_try_write(&s->output.as.stream, part, ARRAY_LEN(part));
    if (sent == UV_EAGAIN) sent = 0;
    if (sent < 0)
        server_end(s);
    else if ((size_t)sent < (size_t)head.len + body.len)
        queue_rest(s, head, body, (size_t)sent);
    return true;
}

bool stdio_is_busy(const Server *s)
{
    if (!s->output.is_open || s->output.is_file) return false;
    return 0 < uv_stream_get_write_queue_size(&s->output.as.stream);
}

bool stdio_is_full(const Server *s)
{
    if (!s->output.is_open || s->output.is_file) return false;
    return WAITING_MAX < uv_stream_get_write_queue_size(&s->output.as.stream);
}

// ---- Closing ----

static void close_channel(Channel *c)
{
    if (c->is_open && !c->is_file) uv_close(&c->as.handle, NULL);
    c->is_open = false;
}

void stdio_stop_reading(Server *s)
{
    close_channel(&s->input);
}

void stdio_close_output(Server *s)
{
    close_channel(&s->output);
}
