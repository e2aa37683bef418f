// Reads files with blocking libuv calls.
#include "server/files.h"
#include "server/arguments.h"
#include "server/paths.h"
#include <sys/stat.h>
#include <uv.h>

enum { CHUNK = 4 << 10, NOT_REGULAR = UV_ENOTSUP };

// Cleans up a finished uv_fs_* call; returns its result.
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
    char *bytes = arena_grow(a, NULL, 0, CHUNK);
    uint32_t len = 0, room = CHUNK;
    for (;;) {
        int got = read_chunk(file, bytes + len, room - len);
        if (got <= 0) {
            *text = str_of(bytes, len);
            return got;
        }
        len += (uint32_t)got;
        if (FL_TEXT_MAX < len) return UV_EFBIG;
        if (len < room) continue;
        bytes = arena_grow(a, bytes, room, (size_t)room * 2);
        room *= 2;
    }
}

static int close_file(uv_file file)
{
    uv_fs_t call;
    uv_fs_close(NULL, &call, file, NULL);
    return ended(&call);
}

// Opens without blocking on a pipe without a writer. The caller rejects non-files, or reads them as
// a stream.
static int open_path(Arena *a, Str path, int flags)
{
    uv_fs_t call;
    uv_fs_open(NULL, &call, path_z(a, path), UV_FS_O_RDONLY | flags, 0, NULL);
    return ended(&call);
}

static int check_regular(const struct stat *found)
{
    if (S_ISREG(found->st_mode)) return 0;
    return S_ISDIR(found->st_mode) ? UV_EISDIR : NOT_REGULAR;
}

static int read_opened(Arena *a, int file, Str *text, struct stat *found)
{
    if (file < 0) return file;
    int result = fstat(file, found) < 0 ? UV_EIO : check_regular(found);
    if (0 <= result) result = read_all(a, file, text);
    close_file(file);
    return result;
}

static int read_regular(Arena *a, Str path, Str *text, struct stat *found)
{
    return read_opened(a, open_path(a, path, UV_FS_O_NONBLOCK), text, found);
}

// Reads anything that ends: a file, a pipe such as `<(command)`, a terminal.
static int read_stream(Arena *a, Str path, Str *text)
{
    int file = open_path(a, path, 0);
    if (file < 0) return file;
    int result = read_all(a, file, text);
    close_file(file);
    return result;
}

static const char *reason_of(int result)
{
    if (result == UV_EFBIG) return "larger than 64 MiB, which no Dockerfile is";
    if (result == NOT_REGULAR) return "not a regular file";
    return uv_strerror(result);
}

static bool complain(Str path, int result)
{
    failure("%.*s: %s", STR_ARG(path), reason_of(result));
    return false;
}

bool file_try(Arena *a, Str path, Str *text, Str *why)
{
    bool is_input = str_is_z(path, "-");
    int result = is_input ? read_all(a, 0, text) : read_stream(a, path, text);
    if (0 <= result) return true;
    path = is_input ? STR("standard input") : path;
    *why = str_fmt(a, "%.*s: %s", STR_ARG(path), reason_of(result));
    return false;
}

bool file_try_regular(Arena *a, Str path, Str *text, Str *why)
{
    struct stat found;
    int result = read_regular(a, path, text, &found);
    if (0 <= result) return true;
    *why = str_fmt(a, "%.*s: %s", STR_ARG(path), reason_of(result));
    return false;
}

bool file_read(Arena *a, Str path, Str *text)
{
    Str why;
    if (file_try(a, path, text, &why)) return true;
    failure("%.*s", STR_ARG(why));
    return false;
}

bool file_read_to_replace(Arena *a, Str path, Str *text, FileMark *mark)
{
    struct stat found;
    int result = read_regular(a, path, text, &found);
    if (result < 0) return complain(path, result);
    *mark = file_mark_of(&found);
    if (!str_has_char(*text, '\0')) return true;
    failure("%.*s: holds NUL bytes, so it is not a text that can be repaired", STR_ARG(path));
    return false;
}

bool file_read_if_any(Arena *a, Str path, Str *text)
{
    struct stat found;
    return 0 <= read_regular(a, path, text, &found);
}

// The path with all links resolved; empty when it leads nowhere.
static Str real_path(Arena *a, Str path)
{
    uv_fs_t call;
    int result = uv_fs_realpath(NULL, &call, path.len ? path_z(a, path) : ".", NULL);
    Str real = result < 0 ? STR("") : str_copy(a, str_of_z(call.ptr));
    uv_fs_req_cleanup(&call);
    return real;
}

static bool leads_below(Arena *a, Str folder, Str path)
{
    Str real = real_path(a, path), root = real_path(a, folder);
    bool is_root = str_ends_z(root, "/");
    return root.len && str_starts(real, root) && (is_root || str_at(real, root.len) == '/');
}

FileFound file_read_below(Arena *a, Str folder, Str path, Str *text)
{
    struct stat found;
    int file = open_path(a, path, UV_FS_O_NONBLOCK | UV_FS_O_NOFOLLOW);
    if (file == UV_ELOOP && leads_below(a, folder, path))
        file = open_path(a, path, UV_FS_O_NONBLOCK);
    if (file == UV_ENOENT || file == UV_ENOTDIR || file == UV_ENAMETOOLONG) return FILE_MISSING;
    return read_opened(a, file, text, &found) < 0 ? FILE_UNREADABLE : FILE_READ;
}

bool file_read_plain(Arena *a, Str path, uint32_t most, Str *text)
{
    struct stat found;
    int file = open_path(a, path, UV_FS_O_NONBLOCK | UV_FS_O_NOFOLLOW);
    if (file < 0) return false;
    bool is_fine = fstat(file, &found) == 0 && S_ISREG(found.st_mode) && found.st_size <= most;
    uint32_t len = 0;
    if (is_fine && found.st_size < most) most = (uint32_t)found.st_size;
    char *bytes = arena_alloc(a, is_fine ? most : 0);
    for (int got = 1; is_fine && len < most && 0 < got; len += (uint32_t)(0 < got ? got : 0))
        got = read_chunk(file, bytes + len, most - len);
    close_file(file);
    *text = str_of(bytes, len);
    return is_fine;
}

bool folder_is_there(Arena *a, Str path)
{
    uv_fs_t call;
    int result = uv_fs_stat(NULL, &call, path_z(a, path), NULL);
    bool is_folder = 0 <= result && (call.statbuf.st_mode & S_IFMT) == S_IFDIR;
    uv_fs_req_cleanup(&call);
    return is_folder;
}

bool folder_has(Arena *a, Str folder, bool (*tell)(void *context, Str folder, Str name),
                void *context)
{
    uv_fs_t call;
    uv_dirent_t entry[64];
    bool is_told = false;
    int got = uv_fs_opendir(NULL, &call, folder.len ? path_z(a, folder) : ".", NULL);
    uv_dir_t *dir = call.ptr;
    uv_fs_req_cleanup(&call);
    if (got < 0) return false;
    dir->dirents = entry;
    dir->nentries = ARRAY_LEN(entry);
    for (uint32_t seen = 0; seen < FOLDER_NAMES_MOST && !is_told; seen += (uint32_t)got) {
        got = uv_fs_readdir(NULL, &call, dir, NULL);
        for (int i = 0; i < got && !is_told; i++)
            is_told = tell(context, folder, str_of_z(entry[i].name));
        uv_fs_req_cleanup(&call);
        if (got <= 0) break;
    }
    uv_fs_closedir(NULL, &call, dir, NULL);
    uv_fs_req_cleanup(&call);
    return is_told;
}
