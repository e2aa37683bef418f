// The context is the nearest folder that contains every literal source, beginning with the
// Dockerfile's own.
#include "server/context_place.h"
#include "server/arguments.h"
#include "server/documents.h"
#include "server/files.h"
#include "server/folder_names.h"
#include "server/paths.h"
#include <uv.h>

enum { FOLDERS_MAX = 32, SOURCES_MAX = 200 };

static bool exists(Arena *a, Str path)
{
    uv_fs_t call;
    int result = uv_fs_lstat(NULL, &call, path_z(a, path), NULL);
    uv_fs_req_cleanup(&call);
    return 0 <= result;
}

// ---- The folder ----

// Whether the path exists in the folder. Known names suffice to deny it, and to confirm a path of
// one component.
static bool holds(Arena *a, const FolderNames *names, Str folder, Str path)
{
    uint32_t slash = str_find_char(path, '/');
    Str first = slash == STR_NONE ? path : str_cut(path, 0, slash);
    bool is_inside = first.len && !str_is_z(first, "..");
    if (is_inside && !folder_may_hold(names, first)) return false;
    if (is_inside && names && slash == STR_NONE) return true;
    return exists(a, path_join(a, folder, path));
}

static uint32_t count_held(Arena *a, const PlaceQuery *q, Str folder)
{
    uint32_t held = 0;
    const FolderNames *names = folder_names_of(q->names, folder);
    for (uint32_t i = 0; i < q->sources.count && i < SOURCES_MAX; i++)
        held += holds(a, names, folder, q->sources.item[i]);
    return held;
}

static bool is_mark(void *context, Str folder, Str name)
{
    (void)context;
    (void)folder;
    return fl_context_is_mark(name);
}

// Whether the folder contains a mark of a project.
static bool has_mark(Arena *a, const PlaceQuery *q, Str folder)
{
    const FolderNames *names = folder_names_of(q->names, folder);
    return names ? names->has_mark : folder_has(a, folder, is_mark, NULL);
}

static bool is_source(void *context, Str folder, Str name)
{
    (void)context;
    (void)folder;
    return is_source_name(name);
}

// Whether the folder contains something that a build may copy.
static bool has_source(Arena *a, const PlaceQuery *q, Str folder)
{
    const FolderNames *names = folder_names_of(q->names, folder);
    return names ? names->has_source : folder_has(a, folder, is_source, NULL);
}

// The candidate folders, the nearest first.
static uint32_t candidates(const PlaceQuery *q, Str *folder)
{
    uint32_t count = 0;
    for (Str at = path_folder(q->dockerfile); count < FOLDERS_MAX; at = path_folder(at)) {
        folder[count++] = at;
        if (at.len <= q->start) break;
    }
    return count;
}

typedef struct OtherCase {
    Str name;
    bool is_found;
} OtherCase;

static bool is_in_other_case(void *context, Str folder, Str name)
{
    OtherCase *o = context;
    (void)folder;
    o->is_found = o->is_found || str_ieq(name, o->name);
    return o->is_found;
}

// Whether the folder contains the source, or its first folder, in another case.
static bool holds_nearly(Arena *a, const PlaceQuery *q, Str folder, Str source)
{
    const FolderNames *names = folder_names_of(q->names, folder);
    OtherCase other = {.name = source};
    if (str_starts_z(source, "..")) return false;
    if (str_has_char(source, '/')) return holds(a, names, folder, path_folder(source));
    if (names) return folder_holds_nearly(names, source);
    folder_has(a, folder, is_in_other_case, &other);
    return other.is_found;
}

// No source exists exactly: the nearest folder that contains one in another case.
static FlKnowledge by_near_sources(Arena *a, const PlaceQuery *q, const Str *folder, uint32_t count,
                                   Str *best)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < q->sources.count && k < SOURCES_MAX; k++) {
            if (!holds_nearly(a, q, folder[i], q->sources.item[k])) continue;
            *best = folder[i];
            return FL_CONTEXT_GUESSED;
        }
    return FL_CONTEXT_UNKNOWN;
}

// Finds the context by the literal sources.
static FlKnowledge by_sources(Arena *a, const PlaceQuery *q, const Str *folder, uint32_t count,
                              Str *best)
{
    uint32_t most = 0, all = q->sources.count < SOURCES_MAX ? q->sources.count : SOURCES_MAX;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t held = count_held(a, q, folder[i]);
        if (held <= most) continue;
        most = held;
        *best = folder[i];
        if (held == all) return FL_CONTEXT_KNOWN;
    }
    return most ? FL_CONTEXT_GUESSED : by_near_sources(a, q, folder, count, best);
}

// `COPY . .` names nothing: the nearest folder with a project mark. A folder with only Dockerfiles
// may be built from anywhere.
static FlKnowledge by_marks(Arena *a, const PlaceQuery *q, const Str *folder, uint32_t count,
                            Str *best)
{
    *best = folder[0];
    if (has_mark(a, q, folder[0])) return FL_CONTEXT_KNOWN;
    for (uint32_t i = 1; i < count; i++) {
        if (!has_mark(a, q, folder[i])) continue;
        *best = folder[i];
        return FL_CONTEXT_GUESSED;
    }
    return has_source(a, q, folder[0]) ? FL_CONTEXT_GUESSED : FL_CONTEXT_UNKNOWN;
}

static FlKnowledge find_folder(Arena *a, const PlaceQuery *q, Str told, Str *best)
{
    Str folder[FOLDERS_MAX];
    uint32_t count = candidates(q, folder);
    if (told.len) {
        *best = str_is_z(told, ".") ? STR("") : told;
        return folder_is_there(a, told) ? FL_CONTEXT_KNOWN : FL_CONTEXT_UNKNOWN;
    }
    return q->sources.count ? by_sources(a, q, folder, count, best)
                            : by_marks(a, q, folder, count, best);
}

// ---- Names ----

// The path relative to the folder; empty when it lies elsewhere.
static Str path_in(Str path, Str folder)
{
    if (!folder.len) return str_at(path, 0) == '/' ? STR("") : path;
    Str rest = str_skip(path, folder.len);
    if (!str_starts(path, folder)) return STR("");
    if (str_ends_z(folder, "/")) return rest;
    return str_at(rest, 0) == '/' ? str_skip(rest, 1) : STR("");
}

// The folder relative to the Dockerfile: `.`, `..`, `../..`; else unchanged.
static Str seen_from(Arena *a, Str dockerfile, Str folder)
{
    Str inside = path_in(dockerfile, folder);
    if (!inside.len) return folder.len ? folder : STR(".");
    Out o = out_on(a);
    for (uint32_t i = 0; i < inside.len; i++)
        if (inside.ptr[i] == '/') out_str(&o, o.len ? STR("/..") : STR(".."));
    return o.len ? out_done(&o) : STR(".");
}

// ---- The ignore file ----

// Podman prefers .containerignore, and builds Containerfiles.
static bool is_for_podman(Str dockerfile)
{
    return str_has_z(path_name(dockerfile), "ontainerfile");
}

static const Str ignore_names[] = {STR_INIT(".containerignore"), STR_INIT(".dockerignore")};

// An ignore file that was searched for.
typedef struct Ignore {
    FileFound found;
    Str name; // its path, relative to the context
    Str text;
} Ignore;

// The text of an open document replaces the file on disk.
static bool read_open(Arena *a, const PlaceQuery *q, Str path, Str *text)
{
    Document *open = q->open ? documents_at(q->open, path) : NULL;
    if (!open || !open->is_ignore || open->is_lost) return false;
    *text = fl_text(a, document_doc(open));
    return true;
}

static FileFound read_named(Arena *a, const PlaceQuery *q, Str folder, Str name, Str *text)
{
    if (q->open && read_open(a, q, path_join(a, folder, name), text)) return FILE_READ;
    if (!folder_may_hold(folder_names_of(q->names, folder), name)) return FILE_MISSING;
    return file_read_below(a, folder, path_join(a, folder, name), text);
}

// Whether the folder may contain an ignore file, according to its known names.
static bool may_ignore(const PlaceQuery *q, Str folder)
{
    const FolderNames *names = folder_names_of(q->names, folder);
    return q->open || !names || names->has_ignore;
}

// An ignore file of the folder, with a name that applies to all Dockerfiles.
static Ignore read_in(Arena *a, const PlaceQuery *q, Str folder)
{
    Ignore ignore = {.name = STR(".dockerignore")};
    if (!may_ignore(q, folder)) return ignore;
    for (uint32_t i = is_for_podman(q->dockerfile) ? 0 : 1; i < ARRAY_LEN(ignore_names); i++) {
        ignore.name = ignore_names[i];
        ignore.found = read_named(a, q, folder, ignore.name, &ignore.text);
        if (ignore.found != FILE_MISSING) break;
    }
    return ignore;
}

// An ignore file beside the Dockerfile, with the Dockerfile's name.
static Ignore read_own(Arena *a, const PlaceQuery *q)
{
    Ignore ignore = {0};
    if (!may_ignore(q, path_folder(q->dockerfile))) return ignore;
    for (uint32_t i = is_for_podman(q->dockerfile) ? 0 : 1; i < ARRAY_LEN(ignore_names); i++) {
        Str path = ignore.name = str_join(a, q->dockerfile, ignore_names[i]);
        ignore.found = read_named(a, q, path_folder(path), path_name(path), &ignore.text);
        if (ignore.found != FILE_MISSING) break;
    }
    return ignore;
}

static void note_other(Arena *a, FlListing *l, Str path, Str text)
{
    l->other_ignore_path = str_copy(a, path);
    l->other_ignore = text;
}

static void take_ignore(FlListing *l, const Ignore *ignore, Str path)
{
    l->has_ignore = ignore->found == FILE_READ;
    l->ignore_path = path;
    l->ignore = ignore->text;
}

static void find_ignore(Arena *a, const PlaceQuery *q, Str folder, FlListing *l)
{
    Str beside = path_folder(q->dockerfile);
    Ignore root = read_in(a, q, folder), own = read_own(a, q);
    l->ignore_path = STR(".dockerignore");
    if (own.found == FILE_UNREADABLE ||
        (own.found == FILE_MISSING && root.found == FILE_UNREADABLE)) {
        l->knowledge = FL_CONTEXT_UNKNOWN; // it is unknown what the file excludes
    } else if (own.found == FILE_READ) {
        Str inside = path_in(own.name, folder);
        take_ignore(l, &own, inside.len ? inside : own.name);
        if (root.found == FILE_READ) note_other(a, l, root.name, root.text);
    } else if (root.found == FILE_READ) {
        take_ignore(l, &root, root.name);
    } else if (!str_eq(beside, folder)) {
        Ignore misplaced = read_in(a, q, beside);
        Str inside = path_in(path_join(a, beside, misplaced.name), folder);
        l->is_misplaced = misplaced.found == FILE_READ && inside.len;
        if (l->is_misplaced) note_other(a, l, inside, misplaced.text);
    }
}

// The context is unknown: the nearest ignore file in the folders of the project, by its path
// relative to the Dockerfile.
static void nearest_ignore(Arena *a, const PlaceQuery *q, FlListing *l)
{
    Str folder[FOLDERS_MAX];
    uint32_t count = candidates(q, folder);
    Ignore ignore = read_own(a, q);
    Str path = path_name(ignore.name);
    for (uint32_t i = 0; i < count && ignore.found == FILE_MISSING; i++) {
        ignore = read_in(a, q, folder[i]);
        path = i ? path_join(a, seen_from(a, q->dockerfile, folder[i]), ignore.name) : ignore.name;
    }
    take_ignore(l, &ignore, path);
}

Place place_find(Arena *a, const PlaceQuery *q)
{
    Place p = {0};
    FlListing *l = &p.listing;
    BuildFile file = build_file_of(q->builds, a, q->dockerfile, q->start, q->names);
    Str told = q->told.len ? q->told : file.context;
    l->knowledge = find_folder(a, q, told, &p.folder);
    l->builds = file.told;
    if (l->knowledge == FL_CONTEXT_UNKNOWN) {
        nearest_ignore(a, q, l);
        p.is_near = q->sources.count && !told.len;
        p.is_missing = q->told.len;
        p.folder = path_folder(q->dockerfile);
        return p;
    }
    l->folder = seen_from(a, q->dockerfile, p.folder);
    l->dockerfile = path_in(q->dockerfile, p.folder);
    find_ignore(a, q, p.folder, l);
    return p;
}

static const FlPair *copy_pairs(Arena *a, const FlPair *pair, uint32_t count)
{
    FlPair *copy = count ? arena_new(a, FlPair, count) : NULL;
    for (uint32_t i = 0; i < count; i++)
        copy[i] = (FlPair){str_copy(a, pair[i].name), str_copy(a, pair[i].value)};
    return copy;
}

static FlPaths copy_paths(Arena *a, FlPaths paths)
{
    Str *item = paths.count ? arena_new(a, Str, paths.count) : NULL;
    for (uint32_t i = 0; i < paths.count; i++) item[i] = str_copy(a, paths.item[i]);
    return (FlPaths){item, paths.count};
}

static void copy_listing(Arena *a, FlListing *l)
{
    FlBuildFile *b = &l->builds;
    Str *text[] = {&l->folder, &l->dockerfile, &l->ignore_path,       &l->ignore, &l->other_ignore,
                   &b->path,   &b->targets,    &l->other_ignore_path, &b->target, &l->copied_by};
    for (uint32_t i = 0; i < ARRAY_LEN(text); i++)
        if (text[i]->len) *text[i] = str_copy(a, *text[i]);
    b->arg = copy_pairs(a, b->arg, b->arg_count);
    b->named = copy_pairs(a, b->named, b->named_count);
    l->copied = copy_paths(a, l->copied);
}

FolderList *place_files(const Place *place)
{
    FolderList *files = folder_list_new();
    files->folder = str_copy(&files->arena, place->folder);
    files->listing = place->listing;
    copy_listing(&files->arena, &files->listing);
    return files;
}

uint32_t place_start(Str here, Str file)
{
    uint32_t start = 0;
    if (str_at(file, 0) == '/') {
        bool is_below = str_starts(file, here) && str_at(file, here.len) == '/';
        return is_below ? here.len : path_folder(file).len;
    }
    while (str_starts_z(str_skip(file, start), "../")) start += 3;
    return start ? start - 1 : 0;
}

uint32_t place_ignore_paths(Arena *a, Str dockerfile, Str folder, Str *path)
{
    uint32_t count = 0, first = is_for_podman(dockerfile) ? 0 : 1;
    for (uint32_t i = first; i < ARRAY_LEN(ignore_names); i++)
        path[count++] = str_join(a, dockerfile, ignore_names[i]);
    for (uint32_t i = first; i < ARRAY_LEN(ignore_names); i++)
        path[count++] = path_join(a, folder, ignore_names[i]);
    return count;
}
