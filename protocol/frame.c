// One buffer, and an offset that moves through the headers line by line, so that each byte is read
// once however the stream is cut.
#include "protocol/frame.h"
#include <string.h>

// The capacity that is kept while the buffer is empty.
enum { KEPT_ROOM = 256 << 10, FIRST_ROOM = 16 << 10 };

static void drop_taken(Frame *f)
{
    if (f->at == 0) return;
    memmove(f->ptr, f->ptr + f->at, f->len - f->at);
    f->len -= f->at;
    f->line -= f->at;
    f->at = 0;
    if (f->len != 0 || f->room <= KEPT_ROOM) return;
    f->ptr = fl_host_alloc(f->ptr, 0);
    f->room = 0;
}

void frame_feed(Frame *f, const char *bytes, size_t count)
{
    drop_taken(f);
    if (f->room - f->len < count) {
        size_t room = f->room ? f->room : FIRST_ROOM;
        while (room - f->len < count) room *= 2;
        f->ptr = fl_host_alloc(f->ptr, room);
        f->room = room;
    }
    if (count) memcpy(f->ptr + f->len, bytes, count);
    f->len += count;
}

static FrameState broken(Frame *f, const char *why)
{
    f->error = why;
    return FRAME_BROKEN;
}

// Characters of a token in RFC 9110, for header names.
static bool is_name_char(char c)
{
    return char_is_word(c) || c == '-' || c == '.';
}

// Splits `name: value`. In an incomplete line the colon may be missing.
static bool split_header(Str line, Str *name, Str *value)
{
    uint32_t at = 0;
    while (at < line.len && is_name_char(line.ptr[at])) at++;
    *name = str_cut(line, 0, at);
    *value = str_trim(str_skip(line, at + 1));
    return at == line.len || (0 < at && line.ptr[at] == ':');
}

static FrameState read_header(Frame *f, Str line)
{
    Str name, value;
    if (!split_header(line, &name, &value) || name.len == line.len)
        return broken(f, "a line before a message is not a header");
    if (!str_ieq(name, STR("Content-Length"))) return FRAME_MORE;
    uint32_t length;
    if (!str_number(value, &length)) return broken(f, "Content-Length is not a number");
    if (f->has_body && f->body != length) return broken(f, "Content-Length is given twice");
    f->body = length;
    f->has_body = true;
    return FRAME_MORE;
}

static FrameState end_headers(Frame *f)
{
    if (!f->has_body) return broken(f, "a message has no Content-Length");
    f->is_in_body = true;
    return FRAME_MORE;
}

// An incomplete header line is broken as soon as it cannot become a header, so that a person who
// types JSON into a terminal gets an error.
static FrameState read_partial(Frame *f, Str line)
{
    Str name, value;
    if (str_is_z(line, "\r") || split_header(line, &name, &value)) return FRAME_MORE;
    return broken(f, "a line before a message is not a header");
}

// Reads a header line. FRAME_MESSAGE means that more may follow.
static FrameState read_line(Frame *f)
{
    if (f->line == f->len) return FRAME_MORE;
    uint32_t limit = (uint32_t)(f->at + FRAME_HEADER_MAX - f->line);
    Str rest = str_of(f->ptr + f->line, (uint32_t)(f->len - f->line));
    Str line = str_cut(rest, 0, limit);
    uint32_t end = str_find_char(line, '\n');
    if (end == STR_NONE && limit <= rest.len)
        return broken(f, "the headers of a message are over 8 KiB");
    if (end == STR_NONE) return read_partial(f, line);
    f->line += end + 1;
    line.len = 0 < end && line.ptr[end - 1] == '\r' ? end - 1 : end;
    FrameState state = line.len ? read_header(f, line) : end_headers(f);
    return state == FRAME_MORE ? FRAME_MESSAGE : state;
}

static void start_next(Frame *f, size_t at)
{
    f->at = f->line = at;
    f->has_body = f->is_in_body = false;
    f->dropped = 0;
}

// Skips a body that is too long, and keeps its beginning, which identifies the message.
static FrameState skip_body(Frame *f, Str *message)
{
    size_t here = f->len - f->line;
    if (f->dropped + here < f->body) {
        size_t kept = here < FRAME_KEPT ? here : FRAME_KEPT;
        f->dropped += (uint32_t)(here - kept);
        f->len = f->line + kept;
        return FRAME_MORE;
    }
    size_t of_next = f->dropped + here - f->body, kept = here - of_next;
    *message = str_of(f->ptr + f->line, (uint32_t)(kept < FRAME_KEPT ? kept : FRAME_KEPT));
    start_next(f, f->len - of_next);
    return FRAME_TOO_LONG;
}

FrameState frame_next(Frame *f, Str *message)
{
    if (f->error) return FRAME_BROKEN;
    while (!f->is_in_body) {
        FrameState state = read_line(f);
        if (state != FRAME_MESSAGE) return state;
    }
    if (FRAME_MAX < f->body) return skip_body(f, message);
    if (f->len - f->line < f->body) return FRAME_MORE;
    *message = str_of(f->ptr + f->line, f->body);
    start_next(f, f->line + f->body);
    return FRAME_MESSAGE;
}

bool frame_is_between(const Frame *f)
{
    return f->at == f->len;
}

void frame_clear(Frame *f)
{
    fl_host_alloc(f->ptr, 0);
    *f = (Frame){0};
}
