// Open folders form a stack, the innermost last. Each is read at once and visited name by name.
#include "server/file_search.h"
#include "fl_ignore.h"
#include "server/arguments.h"
#include "server/context_place.h"
#include "server/paths.h"
#include "server/project.h"
#include <uv.h>

enum { ABOVE_MOST = 32 };

static bool is_skipped(Str name)
{
    return str_is_one_of(name, STR(".git .hg .svn node_modules"));
}

// The kind of file at `path`; links are followed only when `call_stat` is uv_fs_stat.
static unsigned mode_of(FileSearch *s, Str path,
                        int (*call_stat)(uv_loop_t *, uv_fs_t *, const char *, uv_fs_cb))
{
    uv_fs_t call;
    int result = call_stat(NULL, &call, path_z(&s->scratch, path), NULL);
    unsigned mode = result < 0 ? 0 : (unsigned)(call.statbuf.st_mode & S_IFMT);
    uv_fs_req_cleanup(&call);
    return mode;
}

static bool is_folder(FileSearch *s, NameKind kind, Str path)
{
    return kind == NAME_FOLDER ||
           (kind == NAME_UNKNOWN && mode_of(s, path, uv_fs_lstat) == S_IFDIR);
}

static bool is_file(FileSearch *s, NameKind kind, Str path)
{
    if (kind == NAME_FILE) return true;
    return (kind == NAME_LINK || kind == NAME_UNKNOWN) && mode_of(s, path, uv_fs_stat) == S_IFREG;
}

// ---- What lies around the start ----

static const FolderNames *read_above(FileSearch *s, Str folder)
{
    int error;
    if (s->unread.ptr && str_eq(s->unread, folder)) return NULL;
    FolderNames *names = folder_names_read(s->arena, folder, FOLDER_NAMES_MOST, &error);
    if (names)
        names->above = s->latest;
    else
        s->unread = folder;
    return names;
}

// The names of a folder and its parents within the project. Names known from the previous operand
// are reused.
static const FolderNames *names_above(FileSearch *s, Str folder, uint32_t start)
{
    Str row[ABOVE_MOST];
    uint32_t count = 0;
    const FolderNames *known = NULL;
    for (; count < ABOVE_MOST; folder = path_folder(folder)) {
        known = folder_names_of(s->latest, folder);
        if (known) break;
        row[count++] = folder;
        if (folder.len <= start) break;
    }
    s->latest = known;
    while (count) s->latest = read_above(s, row[--count]);
    return s->latest;
}

static uint32_t start_of(FileSearch *s, Str file)
{
    if (!s->here.len) s->here = path_absolute(s->arena, STR(""));
    return place_start(s->here, file);
}

// ---- Going through ----

static Str path_below(FileSearch *s, Str path)
{
    Str below = s->root.len ? str_skip(path, s->root.len) : path;
    while (str_starts_z(below, "/")) below = str_skip(below, 1);
    return path_join(&s->scratch, s->absolute, below);
}

static bool is_ignored(FileSearch *s, const GitIgnore *rules, Str path, bool is_folder)
{
    return rules && git_ignores(&s->scratch, rules, path_below(s, path), is_folder);
}

static bool tell_trouble(FileSearch *s, Str folder, int error, FoundFile *out)
{
    *out = (FoundFile){0};
    out->trouble = str_fmt(s->arena, "%.*s: %s", STR_ARG(folder), uv_strerror(error));
    return true;
}

// Opens a folder to be searched. Returns true, with the reason in `out`, when it cannot be read.
static bool open_folder(FileSearch *s, OpenFolder *f, const FolderNames *above, FoundFile *out)
{
    int error;
    Arena *a = s->keeps_names ? s->arena : &f->arena;
    Str path = path_folder(path_join(a, f->path, STR("x")));
    FolderNames *names = folder_names_read(a, path, UINT32_MAX, &error);
    if (!names) {
        arena_clear(&f->arena);
        return tell_trouble(s, f->path, error, out);
    }
    names->above = above;
    f->names = names;
    VEC_PUSH(s->arena, &s->open, *f);
    return false;
}

static bool enter(FileSearch *s, Str path, FoundFile *out)
{
    const OpenFolder *around = &s->open.item[s->open.count - 1];
    const GitIgnore *ignored = around->ignored;
    OpenFolder f = {.ignored = ignored};
    f.path = str_copy(s->keeps_names ? s->arena : &f.arena, path);
    if (open_folder(s, &f, around->names, out)) return true;
    OpenFolder *opened = &s->open.item[s->open.count - 1];
    if (folder_may_hold(opened->names, STR(".gitignore")))
        opened->ignored = git_ignore_enter(s->arena, ignored, path_below(s, opened->path));
    return false;
}

static bool start(FileSearch *s, Str folder, FoundFile *out)
{
    OpenFolder f = {.path = str_is_z(folder, ".") ? STR("") : folder};
    Str below = path_join(s->arena, f.path, STR("x"));
    uint32_t end = s->keeps_names ? start_of(s, below) : 0;
    const FolderNames *above = NULL;
    Str path = path_folder(below);
    if (s->keeps_names && end < path.len) above = names_above(s, path_folder(path), end);
    s->root = f.path;
    s->absolute = path_absolute(s->arena, folder);
    f.ignored = git_ignore_start(s->arena, s->absolute);
    return open_folder(s, &f, above, out);
}

// If the names of the folder are known, they tell whether it is a folder.
static bool is_operand_folder(FileSearch *s, Str path)
{
    const FolderNames *names = folder_names_of(s->latest, path_folder(path));
    const FolderName *found = folder_name(names, path_name(path));
    if (found && found->kind == NAME_FILE) return false;
    return mode_of(s, path, uv_fs_stat) == S_IFDIR;
}

static bool take_operand(FileSearch *s, Str path, FoundFile *out)
{
    bool is_input = str_is_z(path, "-");
    if (!is_input && is_operand_folder(s, path)) return start(s, path, out);
    *out = (FoundFile){.path = path};
    if (!s->has_ignore_files && fl_is_ignore_name(path_name(path)))
        out->trouble =
            str_fmt(s->arena, "%.*s: this is an ignore file, no Dockerfile", STR_ARG(path));
    if (s->keeps_names && !is_input)
        out->names = names_above(s, path_folder(path), start_of(s, path));
    return true;
}

static bool take_file(FileSearch *s, const OpenFolder *in, Str path, FoundFile *out)
{
    if (is_ignored(s, in->ignored, path, false)) return false;
    *out = (FoundFile){.path = str_copy(s->arena, path)};
    if (s->keeps_names) out->names = in->names;
    return true;
}

static bool take_name(FileSearch *s, const OpenFolder *in, const FolderName *found, FoundFile *out)
{
    Str name = found->name;
    NameKind kind = found->kind;
    bool may_be_folder = kind == NAME_FOLDER || kind == NAME_UNKNOWN;
    bool is_wanted = is_dockerfile(name) || (s->has_ignore_files && fl_is_ignore_name(name));
    bool may_be_file = kind != NAME_FOLDER && is_wanted;
    if (!may_be_folder && !may_be_file) return false;
    Str path = path_join(&s->scratch, in->path, name);
    if (may_be_folder && !is_skipped(name) && is_folder(s, kind, path))
        return !is_ignored(s, in->ignored, path, true) && enter(s, path, out);
    return may_be_file && is_file(s, kind, path) && take_file(s, in, path, out);
}

static bool next_name(FileSearch *s, FoundFile *out)
{
    OpenFolder *in = &s->open.item[s->open.count - 1];
    arena_reset(&s->scratch);
    if (in->next < in->names->count) return take_name(s, in, &in->names->item[in->next++], out);
    arena_clear(&in->arena);
    s->open.count--;
    return false;
}

bool file_search_next(FileSearch *s, FoundFile *out)
{
    for (;;) {
        bool is_over = !s->open.count && s->operand == s->operands->count;
        if (is_over) return false;
        bool is_found = s->open.count ? next_name(s, out)
                                      : take_operand(s, s->operands->item[s->operand++], out);
        if (is_found) return true;
    }
}

void file_search_end(FileSearch *s)
{
    while (s->open.count) arena_clear(&s->open.item[--s->open.count].arena);
    arena_clear(&s->scratch);
}
