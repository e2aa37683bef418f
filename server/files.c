// Reading and replacing files with libuv's calls that wait.
#include "server/files.h"
#include "server/arguments.h"
#include "server/paths.h"
#include <uv.h>

enum { CHUNK = 64 << 10, FILE_MAX = 256 << 20 };

// One call of uv_fs_* ended: its result, with the request cleaned up.
static int ended(uv_fs_t *call)
{
    int result = (int)call->result;
    uv_fs_req_cleanup(call);
    return result;
}

static int read_chunk(uv_file file, char *to, uint32_t room)
{
    uv_fs_t call;
    uv_buf_t buffer = uv_buf_init(to, room);
    uv_fs_read(NULL, &call, file, &buffer, 1, -1, NULL);
    return ended(&call);
}

static int read_all(Arena *a, uv_file file, Str *text)
{
    char *bytes = arena_alloc(a, CHUNK);
    uint32_t len = 0, room = CHUNK;
    for (;;) {
        int got = read_chunk(file, bytes + len, room - len);
        if (got <= 0) {
            *text = str_of(bytes, len);
            return got;
        }
        len += (uint32_t)got;
        if (FILE_MAX <= len) return UV_EFBIG;
        if (len < room) continue;
        bytes = arena_grow(a, bytes, room, (size_t)room * 2);
        room *= 2;
    }
}

static int read_path(Arena *a, Str path, Str *text)
{
    uv_fs_t call;
    uv_fs_open(NULL, &call, path_z(a, path), UV_FS_O_RDONLY, 0, NULL);
    int file = ended(&call);
    if (file < 0) return file;
    int result = read_all(a, file, text);
    uv_fs_close(NULL, &call, file, NULL);
    ended(&call);
    return result;
}

static bool complain(Str path, int result)
{
    failure("%.*s: %s", STR_ARG(path), uv_strerror(result));
    return false;
}

bool file_read(Arena *a, Str path, Str *text)
{
    bool is_input = str_eq(path, STR("-"));
    int result = is_input ? read_all(a, 0, text) : read_path(a, path, text);
    return result < 0 ? complain(is_input ? STR("standard input") : path, result) : true;
}

bool file_read_if_any(Arena *a, Str path, Str *text)
{
    return 0 <= read_path(a, path, text);
}

// ---- Replacing ----

static int write_all(uv_file file, Str text)
{
    while (text.len) {
        uv_fs_t call;
        uv_buf_t buffer = uv_buf_init((char *)text.ptr, text.len);
        uv_fs_write(NULL, &call, file, &buffer, 1, -1, NULL);
        int written = ended(&call);
        if (written < 0) return written;
        text = str_skip(text, (uint32_t)written);
    }
    return 0;
}

// Gives the open file its content and mode, and closes it.
static int fill(uv_file file, Str text, int mode)
{
    uv_fs_t call;
    int result = write_all(file, text);
    if (0 <= result) {
        uv_fs_fchmod(NULL, &call, file, mode, NULL);
        result = ended(&call);
    }
    uv_fs_close(NULL, &call, file, NULL);
    int closed = ended(&call);
    return result < 0 ? result : closed;
}

static int move_over(const char *from, const char *to)
{
    uv_fs_t call;
    uv_fs_rename(NULL, &call, from, to, NULL);
    return ended(&call);
}

static int replace(Arena *a, const char *path, int mode, Str text)
{
    uv_fs_t call;
    uv_fs_mkstemp(NULL, &call, path_z(a, str_join(a, text_of(path), STR(".XXXXXX"))), NULL);
    if (call.result < 0) return ended(&call);
    const char *temporary = path_z(a, text_of(call.path));
    int result = fill(ended(&call), text, mode);
    if (0 <= result) result = move_over(temporary, path);
    if (result < 0) {
        uv_fs_unlink(NULL, &call, temporary, NULL);
        ended(&call);
    }
    return result;
}

bool file_replace(Arena *a, Str path, Str text)
{
    uv_fs_t call;
    uv_fs_realpath(NULL, &call, path_z(a, path), NULL);
    const char *real = call.result < 0 ? NULL : path_z(a, text_of(call.ptr));
    int result = ended(&call);
    if (result < 0) return complain(path, result);
    uv_fs_stat(NULL, &call, real, NULL);
    int mode = (int)(call.statbuf.st_mode & 07777);
    result = ended(&call);
    if (0 <= result) result = replace(a, real, mode, text);
    return result < 0 ? complain(path, result) : true;
}

// ---- .dockerignore ----

bool files_read_ignore(Arena *a, Str path, Str *text)
{
    if (file_read_if_any(a, str_join(a, path, STR(".dockerignore")), text)) return true;
    for (;;) {
        path = path_folder(path);
        if (file_read_if_any(a, path_join(a, path, STR(".dockerignore")), text)) return true;
        if (path.len == 0 || path.ptr[0] == '/') return false;
    }
}
