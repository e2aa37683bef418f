// The new text is written to a file beside the old one and renamed over it, so that nobody reads a
// partial file. If that would lose properties of the old file (a hard link, an owner that only root
// can set), the old file is overwritten, and a copy is kept beside it until that is done.
#include "server/replace.h"
#include "server/arguments.h"
#include "server/paths.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef FAIRLEAD_HAS_XATTR
#include <sys/xattr.h>
#endif

// A name that no search for Dockerfiles finds.
#define TEMPORARY ".fairlead-XXXXXX"

enum {
    PERMISSIONS = 0777,
    PRIVILEGES = 07000, // setuid, setgid and sticky bits are dropped, as the content is different
    XATTR_MAX = 64 << 10,
};

// The state of one call.
typedef struct Replacing {
    Arena *arena;
    Str name;         // for messages
    const char *path; // links resolved
    char *temporary;  // NULL until it exists
    struct stat was;
    const FileMark *mark; // of the version that was read
    Str text;
} Replacing;

// ---- What must be removed when a signal ends the program ----

static const char *volatile at_risk;
static const int end_signals[] = {SIGINT, SIGTERM, SIGHUP};

static void on_signal(int number)
{
    if (at_risk) unlink(at_risk);
    signal(number, SIG_DFL);
    raise(number);
}

static void guard(const char *path)
{
    struct sigaction action = {.sa_handler = on_signal};
    at_risk = path;
    for (uint32_t i = 0; i < ARRAY_LEN(end_signals); i++) sigaction(end_signals[i], &action, NULL);
}

// ---- Files ----

static bool is_error(const Replacing *r)
{
    failure("%.*s: %s", STR_ARG(r->name), strerror(errno));
    return false;
}

static bool write_all(int file, Str text)
{
    while (text.len) {
        ssize_t written = write(file, text.ptr, text.len);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        text = str_skip(text, (uint32_t)written);
    }
    return true;
}

#ifdef FAIRLEAD_HAS_XATTR
// Copies ACLs and security labels, but no capabilities. Errors are ignored.
static void copy_attributes(Arena *a, int from, int to)
{
    char *names = arena_alloc(a, XATTR_MAX), *value = arena_alloc(a, XATTR_MAX);
    ssize_t len = flistxattr(from, names, XATTR_MAX);
    for (ssize_t at = 0; at < len;) {
        Str name = str_of_z(names + at);
        bool is_privilege = str_is_z(name, "security.capability");
        ssize_t size = is_privilege ? -1 : fgetxattr(from, name.ptr, value, XATTR_MAX);
        if (0 <= size && fsetxattr(to, name.ptr, value, (size_t)size, 0) < 0) errno = 0;
        at += (ssize_t)name.len + 1;
    }
}
#else
static void copy_attributes(Arena *a, int from, int to)
{
    (void)a, (void)from, (void)to;
}
#endif

// Copies owner, permissions and attributes to the new file. False when the owner cannot be set.
static bool take_after(const Replacing *r, int old, int new)
{
    bool is_own = r->was.st_uid == geteuid() && r->was.st_gid == getegid();
    if (!is_own && fchown(new, r->was.st_uid, r->was.st_gid) < 0) return false;
    if (fchmod(new, r->was.st_mode & PERMISSIONS) < 0) return false;
    copy_attributes(r->arena, old, new);
    return true;
}

static void remove_temporary(Replacing *r)
{
    if (r->temporary) unlink(r->temporary);
    at_risk = NULL;
    r->temporary = NULL;
}

// Creates the temporary file for writing; returns its descriptor, -1 on failure.
static int open_temporary(Replacing *r)
{
    Str folder = path_folder(str_of_z(r->path));
    Str name = path_join(r->arena, folder, STR(TEMPORARY));
    r->temporary = (char *)path_z(r->arena, name);
    int file = mkstemp(r->temporary);
    if (file < 0)
        r->temporary = NULL;
    else
        guard(r->temporary);
    return file;
}

// Syncs the folder, so that the rename is durable.
static void sync_folder(const Replacing *r)
{
    Str folder = path_folder(str_of_z(r->path));
    int file = open(folder.len ? path_z(r->arena, folder) : ".", O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    fsync(file);
    close(file);
}

static bool is_same(const FileMark *one, const FileMark *other)
{
    return one->device == other->device && one->number == other->number &&
           one->size == other->size && one->changed == other->changed &&
           one->changed_ns == other->changed_ns && one->touched == other->touched &&
           one->touched_ns == other->touched_ns;
}

static bool is_as_read(const Replacing *r, const struct stat *found)
{
    FileMark now = file_mark_of(found);
    if (is_same(&now, r->mark)) return true;
    failure("%.*s: was changed by another program meanwhile; it is left as it is",
            STR_ARG(r->name));
    return false;
}

// ---- The two ways ----

static bool fill_and_rename(Replacing *r, int new)
{
    bool is_written = write_all(new, r->text) && fsync(new) == 0;
    is_written = close(new) == 0 && is_written;
    struct stat now; // the file may have changed while we wrote
    if (!is_written || lstat(r->path, &now) < 0) return is_error(r);
    if (!is_as_read(r, &now)) return false;
    if (rename(r->temporary, r->path) < 0) return is_error(r);
    r->temporary = NULL;
    at_risk = NULL;
    sync_folder(r);
    return true;
}

static bool write_open(Replacing *r, int file)
{
    bool is_written = write_all(file, r->text) && ftruncate(file, r->text.len) == 0;
    if (is_written && r->was.st_mode & PRIVILEGES)
        is_written = fchmod(file, r->was.st_mode & PERMISSIONS) == 0;
    is_written = is_written && fsync(file) == 0;
    is_written = close(file) == 0 && is_written;
    if (is_written) return true;
    is_error(r);
    failure("what it held before is in %s", r->temporary);
    at_risk = r->temporary = NULL; // the copy is kept
    return false;
}

// Signals are blocked until the file is complete.
static bool write_over(Replacing *r)
{
    sigset_t ends, before;
    struct stat now;
    int file = open(r->path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return is_error(r);
    if (fstat(file, &now) < 0 || !is_as_read(r, &now)) {
        close(file);
        return false;
    }
    sigemptyset(&ends);
    for (uint32_t i = 0; i < ARRAY_LEN(end_signals); i++) sigaddset(&ends, end_signals[i]);
    sigprocmask(SIG_BLOCK, &ends, &before);
    bool is_done = write_open(r, file);
    if (is_done) remove_temporary(r);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return is_done;
}

// `new` is the temporary file, still empty.
static bool write_in_place(Replacing *r, Str old_text, int new)
{
    bool is_saved = write_all(new, old_text) && fsync(new) == 0;
    is_saved = close(new) == 0 && is_saved;
    if (!is_saved) return is_error(r);
    return write_over(r);
}

static Replacement replace_open(Replacing *r, int old, Str old_text)
{
    int new = open_temporary(r);
    bool is_done = 0 <= new || is_error(r);
    if (!is_done) return REPLACE_FAILED;
    bool keeps_names = r->was.st_nlink == 1 && take_after(r, old, new);
    is_done = keeps_names ? fill_and_rename(r, new) : write_in_place(r, old_text, new);
    remove_temporary(r);
    if (!is_done) return REPLACE_FAILED;
    return keeps_names ? REPLACED : REPLACED_IN_PLACE;
}

Replacement file_replace(Arena *a, Str path, const FileMark *mark, Str old_text, Str text)
{
    Replacing r = {.arena = a, .name = path, .mark = mark, .text = text};
    char *real = realpath(path_z(a, path), NULL);
    r.path = real ? path_z(a, str_of_z(real)) : NULL;
    free(real);
    int old = r.path ? open(r.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1;
    Replacement done = REPLACE_FAILED;
    if (old < 0 || fstat(old, &r.was) < 0)
        is_error(&r);
    else if (is_as_read(&r, &r.was))
        done = replace_open(&r, old, old_text);
    if (0 <= old) close(old);
    return done;
}

FileMark file_mark_of(const struct stat *found)
{
#ifdef __APPLE__
    struct timespec modified = found->st_mtimespec, changed = found->st_ctimespec;
#else
    struct timespec modified = found->st_mtim, changed = found->st_ctim;
#endif
    return (FileMark){found->st_dev,    found->st_ino,  (uint64_t)found->st_size, modified.tv_sec,
                      modified.tv_nsec, changed.tv_sec, changed.tv_nsec};
}
