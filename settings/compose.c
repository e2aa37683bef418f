// Service by service: each file says something of it, the later ones over the earlier. What a service extends is taken first.
#include "fl_paths.h"
#include "settings/build_reader.h"
#include "settings/yaml.h"

enum { SERVICES_MOST = 1000, READ_MOST = 16 };

// A file that was read.
typedef struct ComposeFile {
    Str path;   // from the folder of the first file on, or as people see it when that is this
    Str folder; // that its paths are seen from; empty: that of the first
    const Value *services, *include;
} ComposeFile;

typedef struct Compose {
    BuildReader r;
    ComposeFile file[BUILD_PARTS_MOST + READ_MOST];
    uint32_t count;
    Builds *out;
} Compose;

// What is known of the build of one service.
typedef struct Service {
    Build build;
    bool has_build, is_inline, is_unsure;
} Service;

// ---- Files ----

static Str folder_of(Str path)
{
    uint32_t end = path.len;
    while (end && path.ptr[end - 1] != '/') end--;
    return str_cut(path, 0, end);
}

static Str seen_from(Arena *a, Str folder, Str path)
{
    bool is_whole = !folder.len || str_at(path, 0) == '/' || !build_is_local(path);
    return is_whole ? path : fl_path_clean(a, str_join(a, folder, path));
}

// A text that is no YAML holds nothing.
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

// A file that another one names; NULL when it cannot be read.
static const ComposeFile *read_file(Compose *c, Str folder, const Value *name)
{
    Str path, text;
    const BuildSource *source = c->r.source;
    if (!build_text(&c->r, name, &path) || !path.len || !build_is_local(path)) return NULL;
    path = seen_from(c->r.arena, folder, path);
    for (uint32_t i = source->count; i < c->count; i++)
        if (str_eq(c->file[i].path, path)) return &c->file[i];
    bool is_full = c->count == ARRAY_LEN(c->file) || !source->read;
    if (is_full || !source->read(source->host, path, &text)) return NULL;
    return add_file(c, path, folder_of(path), text);
}

// The path of a file as people see it.
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

// The service of this file or another one that it is made from.
static void apply_base(Compose *c, const ComposeFile *file, const Value *extends, Service *s)
{
    Str name;
    bool is_map = extends->kind == VALUE_MAP;
    const Value *other = is_map ? value_member(extends, STR("file")) : NULL;
    const ComposeFile *from = other ? read_file(c, file->folder, other) : file;
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

// The services of files that are merged: those from `first` on.
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

// A file that is included has folders and services of its own. In an entry that tells more of itself, only one path is followed.
static void include(Compose *c, uint32_t of, const Value *entry)
{
    Str folder = c->file[of].folder;
    uint32_t before = c->count;
    bool is_map = entry->kind == VALUE_MAP;
    if (is_map && value_member(entry, STR("project_directory"))) return;
    read_file(c, folder, is_map ? value_member(entry, STR("path")) : entry);
    if (before < c->count) add_services(c, before, 1);
}

// Files are added at the end while those before them are looked through.
static void add_included(Compose *c)
{
    for (uint32_t i = 0; i < c->count; i++) {
        const Value *list = c->file[i].include;
        for (uint32_t k = 0; list && list->kind == VALUE_LIST && k < list->count; k++)
            include(c, i, &list->child[k]);
    }
}

void builds_of_compose(Arena *a, const BuildSource *source, Builds *out)
{
    Compose *c = arena_new(a, Compose, 1);
    c->r = (BuildReader){.arena = a, .source = source, .budget = BUILD_BUDGET};
    c->r.scope = (TemplateScope){.env = source->env.item, .env_count = source->env.count};
    c->out = out;
    for (uint32_t i = 0; i < source->count; i++)
        add_file(c, source->part[i].path, STR(""), source->part[i].text);
    add_services(c, 0, source->count);
    add_included(c);
}
