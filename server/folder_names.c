#include "server/folder_names.h"
#include "fl_context.h"
#include "server/arguments.h"
#include "server/build_files.h"
#include "server/files.h"
#include "server/paths.h"
#include <stdlib.h>
#include <string.h>
#include <uv.h>

static NameKind kind_of(uv_dirent_type_t type)
{
    switch (type) {
    case UV_DIRENT_FILE: return NAME_FILE;
    case UV_DIRENT_DIR: return NAME_FOLDER;
    case UV_DIRENT_LINK: return NAME_LINK;
    case UV_DIRENT_UNKNOWN: return NAME_UNKNOWN;
    default: return NAME_OTHER;
    }
}

typedef struct Reading {
    Arena *arena, scratch;
    FolderNames *names;
    uint32_t most;
    struct {
        FolderName *item;
        uint32_t count, room;
    } row;
} Reading;

static void add(Reading *r, const uv_dirent_t *found)
{
    FolderNames *to = r->names;
    FolderName name = {str_copy(r->arena, str_of_z(found->name)), kind_of(found->type)};
    VEC_PUSH(&r->scratch, &r->row, name);
    to->has_mark = to->has_mark || fl_context_is_mark(name.name);
    to->has_source = to->has_source || is_source_name(name.name);
    to->has_build_file = to->has_build_file || is_build_file(name.name);
    to->has_ignore = to->has_ignore || str_ends_z(name.name, "ignore");
}

// Returns 0 or a libuv error.
static int read_rows(Reading *r, uv_dir_t *dir)
{
    uv_fs_t call;
    uv_dirent_t entry[64];
    int got = ARRAY_LEN(entry);
    dir->dirents = entry;
    dir->nentries = ARRAY_LEN(entry);
    // Fewer names than requested: the end of the folder.
    while (got == ARRAY_LEN(entry) && r->row.count <= r->most) {
        got = uv_fs_readdir(NULL, &call, dir, NULL);
        for (int i = 0; i < got; i++) add(r, &entry[i]);
        uv_fs_req_cleanup(&call);
    }
    if (got < 0) return got;
    return r->most < r->row.count ? UV_E2BIG : 0;
}

static int read_folder(Reading *r, Str folder)
{
    uv_fs_t call;
    int result = uv_fs_opendir(NULL, &call, folder.len ? path_z(&r->scratch, folder) : ".", NULL);
    uv_dir_t *dir = call.ptr;
    uv_fs_req_cleanup(&call);
    if (result < 0) return result;
    result = read_rows(r, dir);
    uv_fs_closedir(NULL, &call, dir, NULL);
    uv_fs_req_cleanup(&call);
    return result;
}

static int by_name(const void *one, const void *two)
{
    return str_cmp(((const FolderName *)one)->name, ((const FolderName *)two)->name);
}

static int by_text(const void *one, const void *two)
{
    return str_cmp(*(const Str *)one, *(const Str *)two);
}

static Str in_lower_case(Arena *a, Str name)
{
    return str_has_upper(name) ? str_lower(a, name) : name;
}

static void sort(Reading *r)
{
    uint32_t count = r->row.count;
    FolderName *item = arena_new(r->arena, FolderName, count);
    Str *small = arena_new(r->arena, Str, count);
    if (!count) return;
    qsort(r->row.item, count, sizeof *item, by_name);
    memcpy(item, r->row.item, count * sizeof *item);
    for (uint32_t i = 0; i < count; i++) small[i] = in_lower_case(r->arena, item[i].name);
    qsort(small, count, sizeof *small, by_text);
    r->names->item = item;
    r->names->small = small;
    r->names->count = count;
}

FolderNames *folder_names_read(Arena *a, Str folder, uint32_t most, int *error)
{
    Reading r = {.arena = a, .names = arena_new(a, FolderNames, 1), .most = most};
    r.names->folder = path_without_dots(folder);
    *error = read_folder(&r, folder);
    if (!*error) sort(&r);
    arena_clear(&r.scratch);
    return *error ? NULL : r.names;
}

const FolderNames *folder_names_of(const FolderNames *names, Str folder)
{
    folder = path_without_dots(folder);
    while (names && !str_eq(names->folder, folder)) names = names->above;
    return names;
}

bool folder_holds_nearly(const FolderNames *names, Str name)
{
    Arena a = {0};
    Str lower = in_lower_case(&a, name);
    bool holds = bsearch(&lower, names->small, names->count, sizeof lower, by_text);
    arena_clear(&a);
    return holds;
}

const FolderName *folder_name(const FolderNames *names, Str name)
{
    uint32_t low = 0, high = names ? names->count : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = str_cmp(names->item[middle].name, name);
        if (order == 0) return &names->item[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool folder_may_hold(const FolderNames *names, Str name)
{
    return !names || folder_name(names, name);
}
