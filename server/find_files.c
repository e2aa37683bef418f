// Searching folders for Dockerfiles. Links to folders are not followed, so a search ends.
#include "analysis.h"
#include "fl_ignore.h"
#include "server/arguments.h"
#include "server/files.h"
#include "server/git_ignore.h"
#include "server/paths.h"
#include "server/project.h"
#include <stdlib.h>
#include <uv.h>

typedef struct NamePattern {
    Str start, end;
} NamePattern;

// In any case: STR("") stands for anything.
static const NamePattern dockerfiles[] = {
    {STR_INIT("dockerfile."), STR_INIT("")},
    {STR_INIT("containerfile."), STR_INIT("")},
    {STR_INIT(""), STR_INIT(".dockerfile")},
    {STR_INIT(""), STR_INIT(".containerfile")},
};

// What looks like one by name, and is something else.
static const Str other_endings[] = {STR_INIT(".dockerignore"), STR_INIT(".containerignore"),
                                    STR_INIT(".md")};

static const Str skipped_folders[] = {STR_INIT(".git"), STR_INIT(".hg"), STR_INIT(".svn"),
                                      STR_INIT("node_modules")};

static bool iends(Str s, Str end)
{
    return end.len <= s.len && str_ieq(str_skip(s, s.len - end.len), end);
}

bool is_dockerfile(Str name)
{
    if (str_ieq(name, STR("dockerfile")) || str_ieq(name, STR("containerfile"))) return true;
    for (uint32_t i = 0; i < ARRAY_LEN(other_endings); i++)
        if (iends(name, other_endings[i])) return false;
    for (uint32_t i = 0; i < ARRAY_LEN(dockerfiles); i++) {
        const NamePattern *p = &dockerfiles[i];
        if (p->start.len + p->end.len < name.len && str_istarts(name, p->start) &&
            iends(name, p->end))
            return true;
    }
    return false;
}

static bool is_skipped(Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(skipped_folders); i++)
        if (str_eq(name, skipped_folders[i])) return true;
    return false;
}

// A name in a folder that is being searched.
typedef struct Entry {
    Str path;
    bool is_folder;
    const GitIgnore *ignored; // of a folder: what holds around it
} Entry;

typedef struct Entries {
    Entry *item;
    uint32_t count, room;
} Entries;

// The kind of file at `path`; links are followed only when `call_stat` is uv_fs_stat.
static unsigned mode_of(Arena *a, Str path,
                        int (*call_stat)(uv_loop_t *, uv_fs_t *, const char *, uv_fs_cb))
{
    uv_fs_t call;
    int result = call_stat(NULL, &call, path_z(a, path), NULL);
    unsigned mode = result < 0 ? 0 : (unsigned)(call.statbuf.st_mode & S_IFMT);
    uv_fs_req_cleanup(&call);
    return mode;
}

static bool is_folder_at(Arena *a, Str path)
{
    return mode_of(a, path, uv_fs_lstat) == S_IFDIR;
}

static bool is_file_at(Arena *a, Str path)
{
    return mode_of(a, path, uv_fs_stat) == S_IFREG;
}

// A search under way.
typedef struct Search {
    Arena *arena;
    Arena scratch;
    Entries stack;
    Str root, absolute;       // where it starts, as it was told and from `/` on
    const GitIgnore *ignored; // in the folder that is open
    bool has_ignore_files;    // they are wanted, too
    bool is_quiet;            // nothing is said of folders that cannot be opened
} Search;

static bool is_ignored(Search *s, Str path, bool is_folder)
{
    Str below = s->root.len ? str_skip(path, s->root.len) : path;
    while (str_starts(below, STR("/"))) below = str_skip(below, 1);
    arena_reset(&s->scratch);
    return git_ignores(&s->scratch, s->ignored, path_join(&s->scratch, s->absolute, below),
                       is_folder);
}

static void push(Search *s, Str path, bool is_folder)
{
    if (is_ignored(s, path, is_folder)) return;
    Entry entry = {path, is_folder, s->ignored};
    VEC_PUSH(s->arena, &s->stack, entry);
}

static void add_entry(Search *s, Str folder, const uv_dirent_t *found)
{
    Str name = text_of(found->name);
    bool may_be_folder = found->type == UV_DIRENT_DIR || found->type == UV_DIRENT_UNKNOWN;
    bool is_wanted = is_dockerfile(name) || (s->has_ignore_files && fl_is_ignore_name(name));
    bool may_be_file = found->type != UV_DIRENT_DIR && is_wanted;
    if (!may_be_folder && !may_be_file) return;
    Str path = str_copy(s->arena, path_join(s->arena, folder, name));
    if (may_be_folder && !is_skipped(name) && is_folder_at(s->arena, path))
        push(s, path, true);
    else if (may_be_file && is_file_at(s->arena, path))
        push(s, path, false);
}

static int by_path_backwards(const void *one, const void *two)
{
    return str_cmp(((const Entry *)two)->path, ((const Entry *)one)->path);
}

// Puts what is in `folder` on the stack, so that the first name is taken first.
static bool open_folder(Search *s, Str folder)
{
    uv_fs_t call;
    int result = uv_fs_scandir(NULL, &call, folder.len ? path_z(s->arena, folder) : ".", 0, NULL);
    uint32_t first = s->stack.count;
    uv_dirent_t found;
    while (0 <= result && uv_fs_scandir_next(&call, &found) != UV_EOF) add_entry(s, folder, &found);
    uv_fs_req_cleanup(&call);
    if (first < s->stack.count)
        qsort(s->stack.item + first, s->stack.count - first, sizeof *s->stack.item,
              by_path_backwards);
    if (result < 0 && !s->is_quiet) failure("%.*s: %s", STR_ARG(folder), uv_strerror(result));
    return 0 <= result;
}

static bool enter(Search *s, const Entry *folder)
{
    Str below = str_skip(folder->path, s->root.len);
    while (str_starts(below, STR("/"))) below = str_skip(below, 1);
    s->ignored =
        git_ignore_enter(s->arena, folder->ignored, path_join(s->arena, s->absolute, below));
    return open_folder(s, folder->path);
}

static bool search(Search *s, Files *files, Str folder)
{
    s->root = str_eq(folder, STR(".")) ? STR("") : folder;
    s->absolute = path_absolute(s->arena, folder);
    s->ignored = git_ignore_start(s->arena, s->absolute);
    bool is_ok = open_folder(s, s->root);
    while (s->stack.count) {
        Entry top = s->stack.item[--s->stack.count];
        if (!top.is_folder)
            VEC_PUSH(s->arena, files, top.path);
        else if (!enter(s, &top))
            is_ok = false;
    }
    arena_clear(&s->scratch);
    return is_ok;
}

bool files_find(Arena *a, Files *files, Str path)
{
    Search s = {.arena = a};
    if (!str_eq(path, STR("-")) && mode_of(a, path, uv_fs_stat) == S_IFDIR)
        return search(&s, files, path);
    VEC_PUSH(a, files, path);
    return true;
}

bool files_find_documents(Arena *a, Files *files, Str folder)
{
    Search s = {.arena = a, .has_ignore_files = true, .is_quiet = true};
    return search(&s, files, folder);
}
