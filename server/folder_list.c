// Breadth first. Two queues of folders: those sent to the builder, and those that come last.
#include "server/folder_list.h"
#include "server/arguments.h"
#include "server/files.h"
#include "server/paths.h"
#include <uv.h>

enum {
    TEXTS_MAX = 200,
    TEXTS_BYTES = 2 << 20, // of all texts together
};

typedef struct Waiting {
    Str path; // relative to the context; empty: the root
    uint32_t depth;
    bool has_sizes; // read the sizes of everything in it
} Waiting;

typedef struct Row {
    Waiting *item;
    uint32_t count, room, at;
} Row;

typedef struct Walk {
    FolderList *list;
    Arena *arena;
    Row soon, late;
    struct {
        FlEntry *item;
        uint32_t count, room;
    } entries;
    struct {
        FlEntryText *item;
        uint32_t count, room;
    } texts;
    uint32_t text_bytes;
    const FlIgnore *ignore;
    Arena scratch;
    Arena rows; // memory of the arrays, freed when the context is made
    bool is_cut;
} Walk;

static bool comes_last(Walk *w, Str path)
{
    Str name = path_name(path);
    if (str_is_z(name, ".git") || str_is_z(name, "node_modules")) return true;
    return w->ignore && fl_ignore_hides(&w->scratch, w->ignore, path);
}

static void put_off(Walk *w, Str path, const Waiting *in)
{
    bool has_sizes = in->has_sizes || fl_context_wants_size(path_name(path), true);
    Waiting folder = {path, in->depth + 1, has_sizes};
    if (FL_CONTEXT_DEPTH <= folder.depth) {
        w->is_cut = true;
        return;
    }
    Row *row = comes_last(w, path) ? &w->late : &w->soon;
    VEC_PUSH(&w->rows, row, folder);
}

static FlEntryKind kind_of(uv_dirent_type_t type)
{
    if (type == UV_DIRENT_FILE) return FL_ENTRY_FILE;
    if (type == UV_DIRENT_DIR) return FL_ENTRY_FOLDER;
    return type == UV_DIRENT_LINK ? FL_ENTRY_LINK : FL_ENTRY_OTHER;
}

// The size of a file, and its kind if the folder did not tell it.
static void look_at(Walk *w, FlEntry *entry)
{
    uv_fs_t call;
    Str path = path_join(&w->scratch, w->list->folder, entry->path);
    if (0 <= uv_fs_lstat(NULL, &call, path_z(&w->scratch, path), NULL)) {
        unsigned mode = (unsigned)(call.statbuf.st_mode & S_IFMT);
        entry->kind = mode == S_IFREG   ? FL_ENTRY_FILE
                      : mode == S_IFDIR ? FL_ENTRY_FOLDER
                      : mode == S_IFLNK ? FL_ENTRY_LINK
                                        : FL_ENTRY_OTHER;
        if (entry->kind == FL_ENTRY_FILE) entry->size = call.statbuf.st_size;
    }
    uv_fs_req_cleanup(&call);
}

static void read_text(Walk *w, const FlEntry *entry)
{
    if (entry->kind != FL_ENTRY_FILE || FL_CONTEXT_TEXT_MAX < entry->size) return;
    if (w->texts.count == TEXTS_MAX || TEXTS_BYTES < w->text_bytes + entry->size) return;
    FlEntryText text = {.path = entry->path};
    Str path = path_join(&w->scratch, w->list->folder, entry->path);
    if (!file_read_plain(w->arena, path, FL_CONTEXT_TEXT_MAX, &text.text)) return;
    w->text_bytes += text.text.len;
    VEC_PUSH(w->arena, &w->texts, text);
}

static void add(Walk *w, const Waiting *in, const uv_dirent_t *found, bool is_late)
{
    Str name = str_of_z(found->name);
    FlEntry entry = {.path = str_copy(w->arena, path_join(&w->scratch, in->path, name)),
                     .kind = (uint8_t)kind_of(found->type)};
    bool is_known = found->type != UV_DIRENT_UNKNOWN;
    bool may_be_file = entry.kind == FL_ENTRY_FILE || !is_known;
    bool has_text = may_be_file && !is_late && fl_context_wants_text(entry.path);
    bool has_size = may_be_file && (in->has_sizes || fl_context_wants_size(name, false));
    if (has_text || has_size || !is_known) look_at(w, &entry);
    if (has_text) read_text(w, &entry);
    if (entry.kind == FL_ENTRY_FOLDER) put_off(w, entry.path, in);
    VEC_PUSH(&w->rows, &w->entries, entry);
    arena_reset(&w->scratch);
}

static void open_folder(Walk *w, Waiting in, bool is_late)
{
    uv_fs_t call;
    Str path = path_join(&w->scratch, w->list->folder, in.path);
    int result = uv_fs_scandir(NULL, &call, path.len ? path_z(&w->scratch, path) : ".", 0, NULL);
    uv_dirent_t found;
    if (result < 0) w->is_cut = true;
    while (0 <= result && uv_fs_scandir_next(&call, &found) != UV_EOF) {
        if (w->entries.count == FL_CONTEXT_ENTRIES) {
            w->is_cut = true;
            break;
        }
        add(w, &in, &found, is_late);
    }
    uv_fs_req_cleanup(&call);
}

static bool next_folder(Walk *w, Waiting *next, bool *is_late)
{
    Row *row = w->soon.at < w->soon.count ? &w->soon : &w->late;
    *is_late = row == &w->late;
    if (row->at == row->count) return false;
    *next = row->item[row->at++];
    return true;
}

bool folder_list_is_of(const FolderList *list, Str folder, const FlListing *told)
{
    const FlListing *l = &list->listing;
    return str_eq(list->folder, folder) && l->has_ignore == told->has_ignore &&
           str_eq(l->ignore, told->ignore);
}

FolderList *folder_list_new(void)
{
    FolderList *list = fl_host_alloc(NULL, sizeof *list);
    *list = (FolderList){0};
    atomic_store(&list->users, 1);
    return list;
}

FolderList *folder_list_keep(FolderList *list)
{
    atomic_fetch_add(&list->users, 1);
    return list;
}

void folder_list_free(FolderList *list)
{
    while (list && atomic_fetch_sub(&list->users, 1) == 1) {
        FolderList *of = list->of;
        arena_clear(&list->arena);
        fl_host_alloc(list, 0);
        list = of;
    }
}

FlContext *folder_list_again(FolderList *list, FolderList *of, const FlContext *context)
{
    list->of = folder_list_keep(of);
    FlContext *again = fl_context_again(&list->arena, context, &list->listing);
    fl_context_prepare(&list->arena, again, &list->asked);
    return again;
}

FlContext *folder_list(FolderList *list)
{
    Walk w = {.list = list, .arena = &list->arena};
    Waiting next = {.has_sizes = !list->is_of_names};
    bool is_late;
    if (list->listing.has_ignore) w.ignore = fl_ignore(&list->arena, list->listing.ignore);
    VEC_PUSH(&w.rows, &w.soon, next);
    while (next_folder(&w, &next, &is_late)) {
        if (atomic_load(&list->is_cancelled) || w.entries.count == FL_CONTEXT_ENTRIES) {
            w.is_cut = true;
            break;
        }
        open_folder(&w, next, is_late);
    }
    arena_clear(&w.scratch);
    list->listing.entry = w.entries.item;
    list->listing.count = w.entries.count;
    list->listing.text = w.texts.item;
    list->listing.text_count = w.texts.count;
    list->listing.is_whole = !w.is_cut;
    FlContext *context = fl_context(&list->arena, &list->listing);
    list->listing.entry = NULL;
    arena_clear(&w.rows);
    fl_context_prepare(&list->arena, context, &list->asked);
    return context;
}
