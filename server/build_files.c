// The nearest files that mention the Dockerfile win: first the usual names, merged as `docker
// compose` and `docker buildx bake` do, then other files of the folder. The first of their builds
// determines the context.
#include "server/build_files.h"
#include "fl_paths.h"
#include "server/files.h"
#include "server/folder_names.h"
#include "server/paths.h"
#include "settings/build_files.h"

enum { FILE_MOST = 256 << 10, FOLDERS_MOST = 32, CACHE_MOST = 64, READ_MOST = 40 };

// Compose reads the first existing file of each row.
static const Str compose_names[] = {
    STR_INIT("compose.yaml"),
    STR_INIT("compose.yml"),
    STR_INIT("docker-compose.yml"),
    STR_INIT("docker-compose.yaml"),
};
static const Str override_names[] = {
    STR_INIT("compose.override.yml"),
    STR_INIT("compose.override.yaml"),
    STR_INIT("docker-compose.override.yml"),
    STR_INIT("docker-compose.override.yaml"),
};
// Bake reads all of these that exist, in this order.
static const Str bake_names[] = {
    STR_INIT("docker-bake.json"),
    STR_INIT("docker-bake.hcl"),
    STR_INIT("docker-bake.override.json"),
    STR_INIT("docker-bake.override.hcl"),
};

// The content of files that are read as one; contexts are relative to the folder.
typedef struct BuildGroup {
    Str folder;
    Builds builds;
} BuildGroup;

// The groups of files in a folder by priority, read lazily.
typedef struct FolderBuilds {
    Str folder, project; // no file outside of the project is read
    uint32_t above;      // number of folders between it and the Dockerfile
    uint32_t read;       // number of files read
    uint32_t stage;      // number of kinds of files looked at
    BuildGroup *item;
    uint32_t count, room;
} FolderBuilds;

// A search: its input and its result.
typedef struct Search {
    Arena *arena;
    Str dockerfile; // its path; cleaned on demand
    BuildFile found;
} Search;

// A folder being searched, and its names.
typedef struct Look {
    Arena *arena; // the cache's arena
    FolderBuilds *at;
    const FolderNames *names; // NULL: the disk is asked
} Look;

// ---- What a file says ----

// A path in a folder (which may be empty), or an absolute one; `.` and `..` are resolved where
// possible.
static Str within(Arena *a, Str folder, Str path)
{
    Str clean = fl_path_clean(a, str_at(path, 0) == '/' ? path : path_join(a, folder, path));
    return str_is_z(clean, ".") ? STR("") : clean;
}

// The args or contexts of several builds.
typedef struct Merged {
    struct MergedPair {
        FlPair pair;
        bool differs;
    } * item;
    uint32_t count, room;
} Merged;

static void merge(Arena *a, Merged *out, const BuildPairs *pairs)
{
    for (uint32_t i = 0; i < pairs->count; i++) {
        struct MergedPair new = {.pair = pairs->item[i]};
        uint32_t at = 0;
        while (at < out->count && !str_eq(out->item[at].pair.name, new.pair.name)) at++;
        if (at == out->count)
            VEC_PUSH(a, out, new);
        else
            out->item[at].differs |= !str_eq(out->item[at].pair.value, new.pair.value);
    }
}

// The pairs that are equal in all builds.
static const FlPair *agreed(Arena *a, const Merged *m, uint32_t *count)
{
    FlPair *pair = arena_new(a, FlPair, m->count);
    for (uint32_t i = 0; i < m->count; i++)
        if (!m->item[i].differs) pair[(*count)++] = m->item[i].pair;
    return pair;
}

static const FlPair *all_of(Arena *a, const Merged *m, uint32_t *count)
{
    FlPair *pair = arena_new(a, FlPair, m->count);
    for (; *count < m->count; ++*count) pair[*count] = m->item[*count].pair;
    return pair;
}

// `../compose.yaml`
static Str seen_from_dockerfile(const Look *l, Str name)
{
    Out o = out_on(l->arena);
    for (uint32_t i = 0; i < l->at->above; i++) out_z(&o, "../");
    out_str(&o, name);
    return out_done(&o);
}

// The builds that use the Dockerfile.
static Builds own_builds(const Search *s, const BuildGroup *group)
{
    Builds own = {0};
    for (uint32_t i = 0; i < group->builds.count; i++) {
        Build b = group->builds.item[i];
        b.context = within(s->arena, group->folder, b.context);
        if (str_eq(within(s->arena, b.context, b.dockerfile), s->dockerfile))
            VEC_PUSH(s->arena, &own, b);
    }
    return own;
}

static void take(Search *s, const BuildGroup *group)
{
    Arena *a = s->arena;
    Merged args = {0}, named = {0};
    Out targets = out_on(a);
    Builds own = own_builds(s, group);
    if (!own.count) return;
    const Build *first = own.item;
    bool is_one = true;
    for (uint32_t i = 0; i < own.count; i++) {
        const Build *b = &own.item[i];
        is_one &= str_eq(b->target, first->target);
        if (b->target.len) out_fmt(&targets, "%s%.*s", targets.len ? " " : "", STR_ARG(b->target));
        merge(a, &args, &b->args);
        merge(a, &named, &b->contexts);
    }
    FlBuildFile *told = &s->found.told;
    s->found.context = first->context.len ? first->context : STR(".");
    told->path = first->path;
    told->targets = out_done(&targets);
    told->target = is_one ? first->target : STR("");
    told->arg = agreed(a, &args, &told->arg_count);
    told->named = all_of(a, &named, &told->named_count);
}

// ---- Which files ----

// Files that are read as one.
typedef struct Group {
    Look *look;
    Str folder;
    BuildSource source;
} Group;

static bool read_small(Look *l, Str path, Str *text)
{
    bool is_read = l->at->read < READ_MOST && file_read_plain(l->arena, path, FILE_MOST, text);
    l->at->read += is_read;
    return is_read;
}

static bool is_in_project(const Look *l, Str path)
{
    Str project = l->at->project, rest = str_skip(path, project.len);
    if (!project.len) return str_at(path, 0) != '/' && !str_starts_z(path, "..");
    bool is_below = str_at(rest, 0) == '/' || str_ends_z(project, "/");
    return str_starts(path, project) && is_below && !str_has_z(rest, "/../");
}

// The main and override file of Compose.
static bool read_named(void *host, Str path, Str *text)
{
    const Group *g = host;
    Str whole = within(g->look->arena, g->folder, path);
    return is_in_project(g->look, whole) && read_small(g->look, whole, text);
}

static bool add_part(Group *g, Str name, BuildFormat format)
{
    BuildPart part = {.format = format};
    Str path = within(g->look->arena, g->folder, name);
    if (g->source.count == BUILD_PARTS_MOST || !is_in_project(g->look, path)) return false;
    if (!read_small(g->look, path, &part.text)) return false;
    part.path = seen_from_dockerfile(g->look, name);
    g->source.part[g->source.count++] = part;
    return true;
}

static void add_first(Group *g, const Str *name, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (folder_may_hold(g->look->names, name[i]) && add_part(g, name[i], BUILD_COMPOSE)) return;
}

static Str variable_of(const BuildPairs *env, Str name)
{
    for (uint32_t i = 0; i < env->count; i++)
        if (str_eq(env->item[i].name, name)) return env->item[i].value;
    return STR("");
}

// The files that `.env` lists in COMPOSE_FILE; false when it lists none. Paths in them are relative
// to the folder of the first.
static bool add_named(Group *g)
{
    Str folder = g->folder;
    Str names = variable_of(&g->source.env, STR("COMPOSE_FILE")), name;
    Str separator = variable_of(&g->source.env, STR("COMPOSE_PATH_SEPARATOR"));
    if (!names.len || str_has_char(names, '$') || 1 < separator.len) return false;
    char c = separator.len ? separator.ptr[0] : ':';
    while (str_next_part(&names, c, &name)) {
        bool is_added = add_part(g, str_trim(name), BUILD_COMPOSE);
        if (is_added && g->source.count == 1)
            folder = path_folder(within(g->look->arena, g->folder, str_trim(name)));
    }
    g->folder = folder;
    return true;
}

static Group group_in(Look *l)
{
    return (Group){.look = l, .folder = l->at->folder};
}

static void read_env(Group *g)
{
    Str text;
    if (!folder_may_hold(g->look->names, STR(".env"))) return;
    if (read_small(g->look, path_join(g->look->arena, g->folder, STR(".env")), &text))
        g->source.env = env_read(g->look->arena, text);
}

static void keep(Group *g, void (*builds_of)(Arena *, const BuildSource *, Builds *))
{
    FolderBuilds *at = g->look->at;
    BuildGroup group = {.folder = g->folder};
    if (!g->source.count) return;
    g->source.read = read_named;
    g->source.host = g;
    builds_of(g->look->arena, &g->source, &group.builds);
    if (group.builds.count) VEC_PUSH(g->look->arena, at, group);
}

static void read_compose(Look *l)
{
    Group g = group_in(l);
    read_env(&g);
    if (!add_named(&g)) {
        add_first(&g, compose_names, ARRAY_LEN(compose_names));
        if (g.source.count) add_first(&g, override_names, ARRAY_LEN(override_names));
    }
    keep(&g, builds_of_compose);
}

static void read_bake(Look *l)
{
    Group g = group_in(l);
    for (uint32_t i = 0; i < ARRAY_LEN(bake_names); i++)
        if (folder_may_hold(l->names, bake_names[i]))
            add_part(&g, bake_names[i],
                     str_ends_z(bake_names[i], ".json") ? BUILD_BAKE_JSON : BUILD_BAKE);
    keep(&g, builds_of_bake);
}

static bool is_listed(const Str *names, uint32_t count, Str name)
{
    for (uint32_t i = 0; i < count; i++)
        if (str_eq(names[i], name)) return true;
    return false;
}

static bool is_usual(Str name)
{
    return is_listed(compose_names, ARRAY_LEN(compose_names), name) ||
           is_listed(override_names, ARRAY_LEN(override_names), name) ||
           is_listed(bake_names, ARRAY_LEN(bake_names), name);
}

static bool is_yaml(Str name)
{
    return str_ends_z(name, ".yaml") || str_ends_z(name, ".yml");
}

// Files of other names, such as `compose.dev.yaml` or `docker-bake.ci.hcl`.
static bool is_other_compose(Str name)
{
    return is_yaml(name) && str_has_z(name, "compose") && !is_usual(name);
}

static bool is_other_bake(Str name)
{
    return str_starts_z(name, "docker-bake.") && !is_usual(name) &&
           (str_ends_z(name, ".json") || str_ends_z(name, ".hcl"));
}

bool is_build_file(Str name)
{
    return is_usual(name) || str_is_z(name, ".env") || is_other_compose(name) ||
           is_other_bake(name);
}

// Each is read alone.
static bool read_other(void *look, Str folder, Str name)
{
    Look *l = look;
    (void)folder;
    bool is_compose = is_other_compose(name), is_json = str_ends_z(name, ".json");
    if (!is_compose && !is_other_bake(name)) return false;
    Group g = group_in(l);
    if (is_compose) read_env(&g);
    add_part(&g, str_copy(l->arena, name),
             is_compose ? BUILD_COMPOSE
             : is_json  ? BUILD_BAKE_JSON
                        : BUILD_BAKE);
    keep(&g, is_compose ? builds_of_compose : builds_of_bake);
    return false;
}

static void read_others(Look *l)
{
    const FolderNames *names = l->names;
    if (!names) folder_has(l->arena, l->at->folder, read_other, l);
    for (uint32_t i = 0; names && i < names->count; i++)
        read_other(l, l->at->folder, names->item[i].name);
}

// ---- Which folders ----

static bool is_of(const FolderBuilds *f, const FolderBuilds *wanted)
{
    return str_eq(f->folder, wanted->folder) && str_eq(f->project, wanted->project) &&
           f->above == wanted->above;
}

static FolderBuilds *remembered(BuildCache *cache, const FolderBuilds *wanted)
{
    Arena *a = &cache->arena;
    for (uint32_t i = 0; i < cache->count; i++)
        if (is_of(&cache->folder[i], wanted)) return &cache->folder[i];
    if (!cache->folder) cache->folder = arena_new(a, FolderBuilds, CACHE_MOST);
    FolderBuilds *new = &cache->folder[cache->count++];
    *new = *wanted;
    new->folder = str_copy(a, wanted->folder);
    new->project = str_copy(a, wanted->project);
    return new;
}

// The group at that index, for which more files may be read; NULL when there are no more.
static const BuildGroup *group_at(Look *l, uint32_t i)
{
    static void (*const stages[])(Look *) = {read_compose, read_bake, read_others};
    while (l->at->count <= i && l->at->stage < ARRAY_LEN(stages)) stages[l->at->stage++](l);
    return i < l->at->count ? &l->at->item[i] : NULL;
}

static void look_into(Search *s, Look *l)
{
    const BuildGroup *group;
    s->dockerfile = within(s->arena, STR(""), s->dockerfile);
    for (uint32_t i = 0; !s->found.context.len && (group = group_at(l, i)); i++) take(s, group);
}

// The number of folders is limited by the size of the cache.
static void make_room(BuildCache *cache)
{
    if (cache->count + FOLDERS_MOST <= CACHE_MOST) return;
    arena_reset(&cache->arena);
    cache->folder = NULL;
    cache->count = 0;
}

BuildFile build_file_of(BuildCache *cache, Arena *a, Str dockerfile, uint32_t start,
                        const FolderNames *names)
{
    Search s = {.arena = a, .dockerfile = dockerfile};
    FolderBuilds at = {.folder = path_folder(dockerfile), .project = str_cut(dockerfile, 0, start)};
    make_room(cache);
    for (; at.above < FOLDERS_MOST && !s.found.context.len; at.above++) {
        const FolderNames *here = folder_names_of(names, at.folder);
        if (!here || here->has_build_file) {
            Look l = {&cache->arena, remembered(cache, &at), here};
            look_into(&s, &l);
        }
        if (at.folder.len <= start) break;
        at.folder = path_folder(at.folder);
    }
    return s.found;
}

void build_cache_clear(BuildCache *cache)
{
    arena_clear(&cache->arena);
    *cache = (BuildCache){0};
}
