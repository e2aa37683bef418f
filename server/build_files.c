// The nearest file that names the Dockerfile counts: those of usual names first, then others of the folder. The first of its builds
// tells the context.
#include "server/build_files.h"
#include "fl_paths.h"
#include "server/files.h"
#include "server/paths.h"
#include "settings/build_files.h"

enum { FILE_MOST = 256 << 10, FOLDERS_MOST = 32, OTHERS_MOST = 20 };

typedef void (*ReadBuilds)(Arena *a, Str text, Builds *out);

typedef struct Kind {
    Str name;
    ReadBuilds read;
} Kind;

static const Kind kinds[] = {
    {STR_INIT("compose.yaml"), builds_of_compose},
    {STR_INIT("compose.yml"), builds_of_compose},
    {STR_INIT("docker-compose.yaml"), builds_of_compose},
    {STR_INIT("docker-compose.yml"), builds_of_compose},
    {STR_INIT("docker-bake.hcl"), builds_of_bake},
    {STR_INIT("docker-bake.json"), builds_of_bake_json},
};

// A search: for which Dockerfile, and what was found.
typedef struct Search {
    Arena *arena;
    Str dockerfile; // its path, cleaned
    uint32_t above,
        others; // folders between it and the one that is looked in; files of other names that were read
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

static void take(Search *s, Str folder, Str name, Builds *builds)
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
    told->path = seen_from_dockerfile(s, name);
    told->targets = out_done(&targets);
    told->target = is_one ? first->target : STR("");
    told->arg = agreed(a, &args, &told->arg_count);
    told->named = all_of(a, &named, &told->named_count);
}

// ---- Which file ----

static bool look_in(Search *s, Str folder, Str name, ReadBuilds read)
{
    Str text;
    Builds builds = {0};
    if (!file_read_plain(s->arena, path_join(s->arena, folder, name), FILE_MOST, &text))
        return false;
    read(s->arena, text, &builds);
    take(s, folder, name, &builds);
    return s->found.context.len;
}

// How a file of another name is read, such as `compose.dev.yaml`; NULL when it is of another kind.
static ReadBuilds reader_of(Str name)
{
    bool is_bake = str_starts(name, STR("docker-bake."));
    for (uint32_t i = 0; i < ARRAY_LEN(kinds); i++)
        if (str_eq(name, kinds[i].name)) return NULL;
    if (str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml")))
        return str_has(name, STR("compose")) ? builds_of_compose : NULL;
    if (is_bake && str_ends(name, STR(".hcl"))) return builds_of_bake;
    return is_bake && str_ends(name, STR(".json")) ? builds_of_bake_json : NULL;
}

static bool look_at_other(void *context, Str folder, Str name)
{
    Search *s = context;
    ReadBuilds read = s->others < OTHERS_MOST ? reader_of(name) : NULL;
    if (!read) return false;
    s->others++;
    return look_in(s, folder, str_copy(s->arena, name), read);
}

BuildFile build_file_of(Arena *a, Str dockerfile, uint32_t start)
{
    Search s = {.arena = a, .dockerfile = within(a, STR(""), dockerfile)};
    Str folder = path_folder(dockerfile);
    for (; s.above < FOLDERS_MOST && !s.found.context.len; s.above++) {
        for (uint32_t i = 0; i < ARRAY_LEN(kinds) && !s.found.context.len; i++)
            look_in(&s, folder, kinds[i].name, kinds[i].read);
        if (!s.found.context.len) folder_has(a, folder, look_at_other, &s);
        if (folder.len <= start) break;
        folder = path_folder(folder);
    }
    return s.found;
}
