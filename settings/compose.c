// Service by service: later files override earlier ones; extended services are read first.
#include "fl_paths.h"
#include "settings/build_reader.h"
#include "settings/yaml.h"

enum { SERVICES_MOST = 1000, READ_MOST = 16 };

// A file that was read.
typedef struct ComposeFile {
    Str path;   // relative to the first file's folder; for that file as in messages
    Str folder; // folder for its relative paths; empty: that of the first file
    const Value *services, *include;
} ComposeFile;

// Files that are merged: the project's own, or those of an `include` entry.
typedef struct ComposeProject {
    uint32_t first, count;
    TemplateScope scope;
} ComposeProject;

typedef struct Compose {
    BuildReader r;
    ComposeFile file[BUILD_PARTS_MOST + READ_MOST];
    uint32_t count;
    ComposeProject project[1 + READ_MOST];
    uint32_t project_count;
    Builds *out;
} Compose;

// The build of a service as known so far.
typedef struct Service {
    Build build;
    bool has_build, is_inline, is_unsure;
} Service;

// ---- Files ----

static Str folder_of(Str path)
{
    return str_cut(path, 0, str_behind_last(path, '/'));
}

static Str seen_from(Arena *a, Str folder, Str path)
{
    bool is_whole = !folder.len || str_at(path, 0) == '/' || !build_is_local(path);
    return is_whole ? path : fl_path_clean(a, str_join(a, folder, path));
}

// Invalid YAML counts as empty.
static ComposeFile *add_file(Compose *c, Str path, Str folder, Str text)
{
    Value *root = arena_new(c->r.arena, Value, 1);
    Problems problems = {.arena = c->r.arena};
    ComposeFile *file = &c->file[c->count++];
    *file = (ComposeFile){.path = path, .folder = folder};
    if (!yaml_read(c->r.arena, text, root, &problems)) return file;
    file->services = value_member(root, STR("services"));
    file->include = value_member(root, STR("include"));
    return file;
}

// A local path relative to `folder`.
static bool named_path(Compose *c, Str folder, const Value *name, Str *path)
{
    if (!build_text(&c->r, name, path) || !path->len || !build_is_local(*path)) return false;
    *path = fl_path_clean(c->r.arena, seen_from(c->r.arena, folder, *path));
    return true;
}

static const ComposeFile *read_file(Compose *c, Str path, Str folder)
{
    Str text;
    const BuildSource *source = c->r.source;
    bool is_full = c->count == ARRAY_LEN(c->file) || !source->read;
    if (is_full || !source->read(source->host, path, &text)) return NULL;
    return add_file(c, path, folder, text);
}

// A file that was already read for its services; NULL if there is none.
static const ComposeFile *file_at(const Compose *c, Str path, Str folder)
{
    for (uint32_t i = c->r.source->count; i < c->count; i++)
        if (str_eq(c->file[i].path, path) && str_eq(c->file[i].folder, folder)) return &c->file[i];
    return NULL;
}

// The file with the extended service; NULL when it cannot be read.
static const ComposeFile *read_extended(Compose *c, Str folder, const Value *name)
{
    Str path;
    if (!named_path(c, folder, name, &path)) return NULL;
    const ComposeFile *known = file_at(c, path, folder_of(path));
    return known ? known : read_file(c, path, folder_of(path));
}

// The path of a file in messages.
static Str shown_path(const Compose *c, const ComposeFile *file)
{
    if (file < c->file + c->r.source->count) return file->path;
    return seen_from(c->r.arena, folder_of(c->file[0].path), file->path);
}

// ---- A service ----

static void note_path(Compose *c, const ComposeFile *file, Build *build)
{
    Str path = shown_path(c, file);
    if (str_ends(build->path, path)) return;
    build->path = build->path.len
                      ? str_fmt(c->r.arena, "%.*s + %.*s", STR_ARG(build->path), STR_ARG(path))
                      : path;
}

static void apply_map(Compose *c, const ComposeFile *file, const Value *map, Service *s)
{
    Str *context = &s->build.context;
    build_apply(&c->r, map, STR("additional_contexts"), &s->build);
    if (context->len && build_member(map, STR("context")))
        *context = seen_from(c->r.arena, file->folder, *context);
    s->is_inline |= build_holds_file(map);
}

static void apply_build(Compose *c, const ComposeFile *file, const Value *v, Service *s)
{
    Str path;
    if (!v || (v->kind == VALUE_NULL && v->change == VALUE_MERGED)) return;
    if (v->change != VALUE_MERGED) *s = (Service){0};
    if (v->change == VALUE_RESET) return;
    s->has_build = true;
    note_path(c, file, &s->build);
    if (v->kind == VALUE_MAP)
        apply_map(c, file, v, s);
    else if (build_text(&c->r, v, &path))
        s->build.context = seen_from(c->r.arena, file->folder, path);
    else
        s->build.context = build_nowhere;
}

static void apply_service(Compose *c, const ComposeFile *file, Str name, Service *s);

// The service that this one extends, in this or another file.
static void apply_base(Compose *c, const ComposeFile *file, const Value *extends, Service *s)
{
    Str name;
    bool is_map = extends->kind == VALUE_MAP;
    const Value *other = is_map ? value_member(extends, STR("file")) : NULL;
    const ComposeFile *from = other ? read_extended(c, file->folder, other) : file;
    const Value *service = is_map ? value_member(extends, STR("service")) : extends;
    if (from && build_text(&c->r, service, &name))
        apply_service(c, from, name, s);
    else
        s->is_unsure = true;
}

static void apply_service(Compose *c, const ComposeFile *file, Str name, Service *s)
{
    const Value *service = value_member(file->services, name);
    if (!service || !build_spend(&c->r, 1)) return;
    const Value *extends = build_member(service, STR("extends"));
    if (c->r.depth == BUILD_DEPTH_MAX) s->is_unsure = true;
    if (service->change != VALUE_MERGED) *s = (Service){0};
    if (extends && extends->kind != VALUE_NULL && c->r.depth < BUILD_DEPTH_MAX) {
        c->r.depth++;
        apply_base(c, file, extends, s);
        c->r.depth--;
    }
    if (service->kind == VALUE_MAP) apply_build(c, file, build_member(service, STR("build")), s);
}

// ---- All services ----

static bool was_named(const Compose *c, uint32_t first, uint32_t before, Str name)
{
    for (uint32_t i = first; i < before; i++)
        if (value_member(c->file[i].services, name)) return true;
    return false;
}

// Adds the services of merged files, from index `first` on.
static void add_services(Compose *c, uint32_t first, uint32_t count)
{
    for (uint32_t i = first; i < first + count; i++) {
        const Value *services = c->file[i].services;
        bool is_map = services && services->kind == VALUE_MAP;
        for (uint32_t k = 0; is_map && k < services->count && k < SERVICES_MOST; k++) {
            Service s = {0};
            Str name = services->child[k].key;
            if (was_named(c, first, i, name)) continue;
            for (uint32_t p = i; p < first + count; p++) apply_service(c, &c->file[p], name, &s);
            if (s.has_build && !s.is_inline && !s.is_unsure) build_add(&c->r, c->out, s.build);
        }
    }
}

// ---- What is included ----

static const Value *item_of(const Value *list, uint32_t i)
{
    bool is_list = list && list->kind == VALUE_LIST;
    if (!is_list) return i ? NULL : list;
    return i < list->count ? &list->child[i] : NULL;
}

// The variables of an env file; false when they are unknown.
static bool add_env_file(Compose *c, Str path, BuildPairs *out)
{
    Str text;
    const BuildSource *source = c->r.source;
    if (!source->read || !source->read(source->host, path, &text)) return false;
    BuildPairs read = env_read(c->r.arena, text);
    for (uint32_t i = 0; i < read.count; i++)
        build_set_pair(c->r.arena, out, read.item[i].name, read.item[i].value, VARIABLES_MOST);
    return true;
}

// The variables for an included project: those of the entry's env files, or of `.env` in its
// folder, overridden by those of the including project.
static TemplateScope included_scope(Compose *c, Str from, Str folder, const Value *env_file)
{
    Str path;
    BuildPairs env = {0};
    TemplateScope scope = c->r.scope;
    for (uint32_t i = 0; item_of(env_file, i); i++) {
        bool is_named = named_path(c, from, item_of(env_file, i), &path);
        if (is_named && str_is_z(path, "/dev/null")) continue;
        scope.has_more |= !is_named || !add_env_file(c, path, &env);
    }
    if (!item_of(env_file, 0)) add_env_file(c, str_join(c->r.arena, folder, STR(".env")), &env);
    for (uint32_t i = 0; i < scope.env_count; i++)
        build_set_pair(c->r.arena, &env, scope.env[i].name, scope.env[i].value, VARIABLES_MOST);
    scope.env = env.item;
    scope.env_count = env.count;
    return scope;
}

// The folder for relative paths of an included project; false when it is unknown.
static bool included_folder(Compose *c, Str from, Str path, const Value *directory, Str *folder)
{
    *folder = folder_of(path);
    if (!directory) return true;
    if (!named_path(c, from, directory, folder)) return false;
    bool is_here = str_is_z(*folder, "."), is_root = str_is_z(*folder, "/");
    *folder = is_here ? STR("") : is_root ? *folder : str_join(c->r.arena, *folder, STR("/"));
    return true;
}

static bool was_included(const Compose *c, Str path, Str folder)
{
    for (uint32_t i = 1; i < c->project_count; i++) {
        const ComposeFile *main = &c->file[c->project[i].first];
        if (str_eq(main->path, path) && str_eq(main->folder, folder)) return true;
    }
    return false;
}

// The files of an entry, which are merged: a path, or a map with one or several.
static void include(Compose *c, Str from, const Value *entry)
{
    Str path, folder;
    bool is_map = entry->kind == VALUE_MAP;
    const Value *paths = is_map ? value_member(entry, STR("path")) : entry;
    const Value *directory = is_map ? value_member(entry, STR("project_directory")) : NULL;
    const Value *env_file = is_map ? value_member(entry, STR("env_file")) : NULL;
    ComposeProject new = {.first = c->count};
    if (c->project_count == ARRAY_LEN(c->project)) return;
    if (!named_path(c, from, item_of(paths, 0), &path)) return;
    if (!included_folder(c, from, path, directory, &folder) || was_included(c, path, folder))
        return;
    for (uint32_t i = 0; named_path(c, from, item_of(paths, i), &path); i++)
        read_file(c, path, folder);
    new.count = c->count - new.first;
    new.scope = included_scope(c, from, folder, env_file);
    if (new.count) c->project[c->project_count++] = new;
}

static void include_all(Compose *c, const ComposeFile *file)
{
    const Value *list = file->include;
    for (uint32_t i = 0; list && list->kind == VALUE_LIST && i < list->count; i++)
        include(c, file->folder, &list->child[i]);
}

void builds_of_compose(Arena *a, const BuildSource *source, Builds *out)
{
    Compose *c = arena_new(a, Compose, 1);
    c->r = (BuildReader){.arena = a, .source = source, .budget = BUILD_BUDGET};
    c->out = out;
    for (uint32_t i = 0; i < source->count; i++)
        add_file(c, source->part[i].path, STR(""), source->part[i].text);
    c->project[c->project_count++] = (ComposeProject){
        .count = source->count,
        .scope = {.env = source->env.item, .env_count = source->env.count},
    };
    for (uint32_t p = 0; p < c->project_count; p++) {
        ComposeProject project = c->project[p];
        c->r.scope = project.scope;
        add_services(c, project.first, project.count);
        for (uint32_t i = 0; i < project.count; i++) include_all(c, &c->file[project.first + i]);
    }
}
