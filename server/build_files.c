// The nearest files that name the Dockerfile count: those of usual names first, merged as `docker compose` and `docker buildx bake`
// do, then others of the folder. The first of their builds tells the context.
#include "server/build_files.h"
#include "fl_paths.h"
#include "server/files.h"
#include "server/folder_names.h"
#include "server/paths.h"
#include "settings/build_files.h"

enum { FILE_MOST = 256 << 10, FOLDERS_MOST = 32, READ_MOST = 40 };

// As Compose looks for them: of each row the first one that is there.
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
// All of those that are there are read, in this order.
static const Str bake_names[] = {
    STR_INIT("docker-bake.json"),
    STR_INIT("docker-bake.hcl"),
    STR_INIT("docker-bake.override.json"),
    STR_INIT("docker-bake.override.hcl"),
};

// A search: for which Dockerfile, and what was found.
typedef struct Search {
    Arena *arena;
    Str dockerfile;           // its path, cleaned
    Str project;              // the folder where the project starts; nothing above it is read
    const FolderNames *names; // of the folder that is looked in; NULL: the disk is asked
    uint32_t above,
        read; // folders between it and the one that is looked in; files that were read
    BuildFile found;
} Search;

// ---- What a file says ----

// A path in a folder, which may be empty, or an absolute one; without `.` and `..` where these can be resolved.
static Str within(Arena *a, Str folder, Str path)
{
    Str clean = fl_path_clean(a, str_at(path, 0) == '/' ? path : path_join(a, folder, path));
    return str_eq(clean, STR(".")) ? STR("") : clean;
}

// Pairs of several builds.
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

// Those about which the builds agree.
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
static Str seen_from_dockerfile(const Search *s, Str name)
{
    Out o = out_on(s->arena);
    for (uint32_t i = 0; i < s->above; i++) out_str(&o, STR("../"));
    out_str(&o, name);
    return out_done(&o);
}

// Those of the builds that make the Dockerfile, first; returns how many.
static uint32_t keep_own(const Search *s, Str folder, Builds *builds)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < builds->count; i++) {
        Build b = builds->item[i];
        b.context = within(s->arena, folder, b.context);
        if (str_eq(within(s->arena, b.context, b.dockerfile), s->dockerfile))
            builds->item[count++] = b;
    }
    return count;
}

static void take(Search *s, Str folder, Builds *builds)
{
    Arena *a = s->arena;
    Merged args = {0}, named = {0};
    Out targets = out_on(a);
    uint32_t count = keep_own(s, folder, builds);
    if (!count) return;
    const Build *first = builds->item;
    bool is_one = true;
    for (uint32_t i = 0; i < count; i++) {
        const Build *b = &builds->item[i];
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

// What is read for one folder.
typedef struct Group {
    Search *search;
    Str folder;
    BuildSource source;
} Group;

static bool read_small(Search *s, Str path, Str *text)
{
    bool is_read = s->read < READ_MOST && file_read_plain(s->arena, path, FILE_MOST, text);
    s->read += is_read;
    return is_read;
}

static bool is_in_project(const Search *s, Str path)
{
    Str rest = str_skip(path, s->project.len);
    if (!s->project.len) return str_at(path, 0) != '/' && !str_starts(path, STR(".."));
    bool is_below = str_at(rest, 0) == '/' || str_ends(s->project, STR("/"));
    return str_starts(path, s->project) && is_below && !str_has(rest, STR("/../"));
}

// What a Compose file names.
static bool read_named(void *host, Str path, Str *text)
{
    const Group *g = host;
    Str whole = within(g->search->arena, g->folder, path);
    return is_in_project(g->search, whole) && read_small(g->search, whole, text);
}

static bool add_part(Group *g, Str name, BuildFormat format)
{
    BuildPart part = {.format = format};
    Str path = within(g->search->arena, g->folder, name);
    if (g->source.count == BUILD_PARTS_MOST || !is_in_project(g->search, path)) return false;
    if (!read_small(g->search, path, &part.text)) return false;
    part.path = seen_from_dockerfile(g->search, name);
    g->source.part[g->source.count++] = part;
    return true;
}

static void add_first(Group *g, const Str *name, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (folder_may_hold(g->search->names, name[i]) && add_part(g, name[i], BUILD_COMPOSE))
            return;
}

static Str variable_of(const BuildPairs *env, Str name)
{
    for (uint32_t i = 0; i < env->count; i++)
        if (str_eq(env->item[i].name, name)) return env->item[i].value;
    return STR("");
}

// The files that `.env` names in COMPOSE_FILE; false when it names none. Paths in them are seen from the folder of the first.
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
            folder = path_folder(within(g->search->arena, g->folder, str_trim(name)));
    }
    g->folder = folder;
    return true;
}

static Group group_of(Search *s, Str folder)
{
    return (Group){.search = s, .folder = folder};
}

static void read_env(Group *g)
{
    Str text;
    if (!folder_may_hold(g->search->names, STR(".env"))) return;
    if (read_small(g->search, path_join(g->search->arena, g->folder, STR(".env")), &text))
        g->source.env = env_read(g->search->arena, text);
}

static bool use(Group *g, void (*builds_of)(Arena *, const BuildSource *, Builds *))
{
    Search *s = g->search;
    Builds builds = {0};
    if (!g->source.count) return false;
    g->source.read = read_named;
    g->source.host = g;
    builds_of(s->arena, &g->source, &builds);
    take(s, g->folder, &builds);
    return s->found.context.len;
}

static bool look_at_compose(Search *s, Str folder)
{
    Group g = group_of(s, folder);
    read_env(&g);
    if (!add_named(&g)) {
        add_first(&g, compose_names, ARRAY_LEN(compose_names));
        if (g.source.count) add_first(&g, override_names, ARRAY_LEN(override_names));
    }
    return use(&g, builds_of_compose);
}

static bool look_at_bake(Search *s, Str folder)
{
    Group g = group_of(s, folder);
    for (uint32_t i = 0; i < ARRAY_LEN(bake_names); i++)
        if (folder_may_hold(s->names, bake_names[i]))
            add_part(&g, bake_names[i],
                     str_ends(bake_names[i], STR(".json")) ? BUILD_BAKE_JSON : BUILD_BAKE);
    return use(&g, builds_of_bake);
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
    return str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml"));
}

// Files of other names, such as `compose.dev.yaml` or `docker-bake.ci.hcl`.
static bool is_other_compose(Str name)
{
    return is_yaml(name) && str_has(name, STR("compose")) && !is_usual(name);
}

static bool is_other_bake(Str name)
{
    return str_starts(name, STR("docker-bake.")) && !is_usual(name) &&
           (str_ends(name, STR(".json")) || str_ends(name, STR(".hcl")));
}

bool is_build_file(Str name)
{
    return is_usual(name) || str_eq(name, STR(".env")) || is_other_compose(name) ||
           is_other_bake(name);
}

// Each is read alone.
static bool look_at_other(void *context, Str folder, Str name)
{
    Search *s = context;
    bool is_compose = is_other_compose(name), is_json = str_ends(name, STR(".json"));
    if (!is_compose && !is_other_bake(name)) return false;
    Group g = group_of(s, folder);
    if (is_compose) read_env(&g);
    add_part(&g, str_copy(s->arena, name),
             is_compose ? BUILD_COMPOSE
             : is_json  ? BUILD_BAKE_JSON
                        : BUILD_BAKE);
    return use(&g, is_compose ? builds_of_compose : builds_of_bake);
}

static void look_at_others(Search *s, Str folder)
{
    const FolderNames *names = s->names;
    if (!names) folder_has(s->arena, folder, look_at_other, s);
    for (uint32_t i = 0; names && i < names->count; i++)
        if (look_at_other(s, folder, names->item[i].name)) return;
}

static void look_into(Search *s, Str folder)
{
    if (s->names && !s->names->has_build_file) return;
    if (!look_at_compose(s, folder) && !look_at_bake(s, folder)) look_at_others(s, folder);
}

BuildFile build_file_of(Arena *a, Str dockerfile, uint32_t start, const FolderNames *names)
{
    Search s = {.arena = a, .dockerfile = within(a, STR(""), dockerfile)};
    Str folder = path_folder(dockerfile);
    s.project = str_cut(dockerfile, 0, start);
    for (; s.above < FOLDERS_MOST && !s.found.context.len; s.above++) {
        s.names = folder_names_of(names, folder);
        look_into(&s, folder);
        if (folder.len <= start) break;
        folder = path_folder(folder);
    }
    return s.found;
}
