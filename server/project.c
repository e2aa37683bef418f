#include "server/project.h"
#include "fl_paths.h"
#include "server/arguments.h"
#include "server/files.h"
#include "server/folder_names.h"
#include "server/paths.h"
#include <stdlib.h>
#include <uv.h>

enum { PATH_ROOM = 4096, FIRST_ROOM = 64 };

static const Str own_names[] = {STR_INIT(".fairlead.yaml"), STR_INIT(".fairlead.yml")};
static const Str hadolint_names[] = {STR_INIT(".hadolint.yaml"), STR_INIT(".hadolint.yml")};

bool is_settings_file(Str name)
{
    for (uint32_t i = 0; i < ARRAY_LEN(own_names); i++)
        if (str_eq(name, own_names[i]) || str_eq(name, hadolint_names[i])) return true;
    return false;
}

Str path_absolute(Arena *a, Str path)
{
    char here[PATH_ROOM];
    size_t size = sizeof here;
    bool has_here = str_at(path, 0) != '/' && !uv_cwd(here, &size);
    return path_absolute_from(a, str_of(here, has_here ? (uint32_t)size : 0), path);
}

Str path_absolute_from(Arena *a, Str here, Str path)
{
    if (str_at(path, 0) != '/') path = path_join(a, here, path);
    return fl_path_clean(a, path);
}

// ---- Files ----

// For a folder's own settings a dangling link counts as existing, so that it is reported. Kind 0:
// anything.
static bool exists(Arena *a, Str path, SettingsKind kind)
{
    uv_fs_t call;
    int result = uv_fs_stat(NULL, &call, path_z(a, path), NULL);
    bool is_fine = 0 <= result && (!kind || (call.statbuf.st_mode & S_IFMT) == S_IFREG);
    if (result < 0 && kind == SETTINGS_FILE)
        is_fine = 0 <= uv_fs_lstat(NULL, &call, path_z(a, path), NULL);
    uv_fs_req_cleanup(&call);
    return is_fine;
}

static SettingsFile *new_file(Project *p, SettingsKind kind, Str path)
{
    SettingsFile *file = arena_new(&p->arena, SettingsFile, 1);
    file->path = str_copy(&p->arena, path);
    file->settings.kind = kind;
    return file;
}

// The first of the names that exists; NULL if none does.
static SettingsFile *find_named(Project *p, SettingsKind kind, Str folder, const FolderNames *names,
                                const Str *name, uint32_t count)
{
    Arena scratch = {0};
    SettingsFile *found = NULL;
    for (uint32_t i = 0; i < count && !found; i++) {
        if (!folder_may_hold(names, name[i])) continue;
        Str path = path_join(&scratch, folder, name[i]);
        if (exists(&scratch, path, kind)) found = new_file(p, kind, path);
    }
    arena_clear(&scratch);
    return found;
}

static SettingsFile *find(Project *p, SettingsKind kind, Str folder, const Str *name,
                          uint32_t count)
{
    return find_named(p, kind, folder, NULL, name, count);
}

static void read_file(Project *p, SettingsFile *file)
{
    if (file->is_read) return;
    Str text, why;
    file->is_read = true;
    file->problems.arena = &p->arena;
    Settings *s = &file->settings;
    bool is_ok = file == p->named ? file_try(&p->arena, file->path, &text, &why)
                                  : file_try_regular(&p->arena, file->path, &text, &why);
    if (is_ok) {
        file->is_broken = !settings_read_yaml(&p->arena, s->kind, text, s, &file->problems);
    } else {
        file->is_broken = true;
        Str reason = str_skip(why, file->path.len + 2);
        problems_add(&file->problems, (ValuePlace){0}, "%.*s", STR_ARG(reason));
    }
    s->path = file->path;
    s->folder = path_folder(path_absolute(&p->arena, file->path));
}

void project_name(Project *p, Str path)
{
    p->has_named_hadolint = str_has_z(path_name(path), "hadolint");
    p->named = new_file(p, p->has_named_hadolint ? SETTINGS_HADOLINT_FILE : SETTINGS_FILE, path);
}

// ---- Folders ----

static uint32_t hash(Str text)
{
    uint32_t h = 2166136261u;
    for (uint32_t i = 0; i < text.len; i++) h = (h ^ (uint8_t)text.ptr[i]) * 16777619u;
    return h;
}

// The slot of the folder in the hash table.
static FolderSettings **slot_of(FolderSettings **slot, uint32_t room, Str folder)
{
    uint32_t at = hash(folder) & (room - 1);
    while (slot[at] && !str_eq(slot[at]->folder, folder)) at = (at + 1) & (room - 1);
    return &slot[at];
}

static void grow(Project *p)
{
    if (p->count * 2 < p->room) return;
    uint32_t room = p->room ? p->room * 2 : FIRST_ROOM;
    FolderSettings **slot = arena_new(&p->arena, FolderSettings *, room);
    for (uint32_t i = 0; i < p->room; i++)
        if (p->slot[i]) *slot_of(slot, room, p->slot[i]->folder) = p->slot[i];
    p->slot = slot;
    p->room = room;
}

static bool is_root(const Project *p, Str folder)
{
    for (uint32_t i = 0; i < p->root_count; i++)
        if (str_eq(p->roots[i], folder)) return true;
    return false;
}

static bool has_repository(Str folder)
{
    Arena scratch = {0};
    bool has = exists(&scratch, path_join(&scratch, folder, STR(".git")), 0);
    arena_clear(&scratch);
    return has;
}

static FolderSettings *look_into(Project *p, Str folder, const FolderNames *names)
{
    FolderSettings *f = arena_new(&p->arena, FolderSettings, 1);
    f->folder = str_copy(&p->arena, folder);
    f->own = find_named(p, SETTINGS_FILE, folder, names, own_names, ARRAY_LEN(own_names));
    f->hadolint = find_named(p, SETTINGS_HADOLINT_FILE, folder, names, hadolint_names,
                             ARRAY_LEN(hadolint_names));
    return f;
}

// The nearest file on the way up applies, within the repository; outside of one, within the roots.
const FolderSettings *project_folder(Project *p, Str folder, const FolderNames *names)
{
    grow(p);
    FolderSettings **slot = slot_of(p->slot, p->room, folder);
    if (*slot) return *slot;
    FolderSettings *f = look_into(p, folder, names);
    Str up = path_folder(folder);
    bool is_repository = folder_may_hold(names, STR(".git")) && has_repository(folder);
    f->is_bounded = is_repository || is_root(p, folder);
    if (!is_repository && up.len && up.len < folder.len) {
        const FolderSettings *above = project_folder(p, up, NULL);
        f->is_bounded |= above->is_bounded;
        if (above->is_bounded && !f->own) f->own = above->own;
        if (above->is_bounded && !f->hadolint) f->hadolint = above->hadolint;
    }
    grow(p);
    *slot_of(p->slot, p->room, f->folder) = f;
    p->count++;
    return f;
}

Str project_place(const Project *p, Str folder)
{
    for (Str up; !has_repository(folder) && !is_root(p, folder); folder = up) {
        up = path_folder(folder);
        if (!up.len || up.len == folder.len) return STR("");
    }
    return folder;
}

static SettingsFile *hadolint_of(const Project *p, const FolderSettings *folder)
{
    if (p->named) return p->has_named_hadolint ? p->named : NULL;
    if (p->here) return p->here;
    return folder && folder->hadolint ? folder->hadolint : p->user;
}

static SettingsFile *own_of(const Project *p, const FolderSettings *folder)
{
    if (p->named) return p->has_named_hadolint ? NULL : p->named;
    return folder ? folder->own : NULL;
}

uint32_t project_files(Project *p, const FolderSettings *folder, SettingsFile *out[2])
{
    uint32_t count = 0;
    SettingsFile *both[] = {hadolint_of(p, folder), own_of(p, folder)};
    for (uint32_t i = 0; i < ARRAY_LEN(both); i++) {
        if (!both[i]) continue;
        read_file(p, both[i]);
        out[count++] = both[i];
    }
    return count;
}

void project_stack(const Project *p, const FolderSettings *folder, SettingsStack *out)
{
    const SettingsFile *both[] = {hadolint_of(p, folder), own_of(p, folder)};
    settings_push(out, &p->hadolint_environment);
    for (uint32_t i = 0; i < ARRAY_LEN(both); i++)
        if (both[i]) settings_push(out, &both[i]->settings);
}

// ---- The user and the environment ----

static bool get_variable(void *context, const char *name, Str *value)
{
    (void)context;
    const char *z = getenv(name);
    if (!z) return false;
    *value = str_of_z(z);
    return true;
}

// hadolint's places for a user, in its order.
static SettingsFile *find_of_user(Project *p)
{
    static const Str in_config[] = {STR_INIT("hadolint.yaml"), STR_INIT("hadolint.yml")};
    static const Str in_folder[] = {STR_INIT("hadolint.yaml"), STR_INIT("hadolint.yml"),
                                    STR_INIT("config.yaml"), STR_INIT("config.yml")};
    Arena *a = &p->arena;
    Str home, config;
    bool has_home = get_variable(NULL, "HOME", &home) && home.len;
    bool has_config = get_variable(NULL, "XDG_CONFIG_HOME", &config) && config.len;
    if (!has_config && has_home) config = path_join(a, home, STR(".config"));
    SettingsKind kind = SETTINGS_HADOLINT_FILE;
    SettingsFile *found = NULL;
    if (has_config || has_home) found = find(p, kind, config, in_config, ARRAY_LEN(in_config));
    if (found || !has_home) return found;
    found = find(p, kind, path_join(a, home, STR(".hadolint")), in_folder, ARRAY_LEN(in_folder));
    return found ? found : find(p, kind, home, hadolint_names, ARRAY_LEN(hadolint_names));
}

void project_start(Project *p, Str here)
{
    SettingsKind kind = SETTINGS_HADOLINT_FILE;
    p->environment_problems.arena = &p->arena;
    settings_read_hadolint_environment(&p->arena, get_variable, NULL, &p->hadolint_environment);
    settings_read_environment(&p->arena, get_variable, NULL, &p->environment,
                              &p->environment_problems);
    if (here.len) p->here = find(p, kind, here, hadolint_names, ARRAY_LEN(hadolint_names));
    p->user = find_of_user(p);
    p->is_started = true;
}

void project_clear(Project *p)
{
    arena_clear(&p->arena);
    *p = (Project){0};
}
