// Compose files, and Bake files in JSON, are read as YAML; all become trees of values, which are then asked alike.
#include "settings/build_files.h"
#include "settings/hcl.h"
#include "settings/template.h"
#include "settings/yaml.h"

enum {
    BUILDS_MOST = 200,
    PAIRS_MOST = 200,
    PARENTS_MOST = 16,
    DEPTH_MOST = 8,
    APPLIED_MOST = 2000
};

// A file that is being read.
typedef struct BuildReader {
    Arena *arena;
    const Value *root;
    bool is_bake;
    uint32_t depth, applied; // of targets that inherit from each other; how many so far
} BuildReader;

// ---- Values ----

static bool is_map(const Value *v)
{
    return v && v->kind == VALUE_MAP;
}

static bool text_of(const BuildReader *r, const Value *v, Str *text)
{
    if (!v || v->kind != VALUE_SCALAR) return false;
    return r->is_bake ? template_of_bake(r->arena, v->text, r->root, text)
                      : template_of_compose(r->arena, v->text, text);
}

// A member of a map, or of those that it takes over with `<<`.
static const Value *member(const Value *map, Str key)
{
    const Value *own = value_member(map, key), *merged = value_member(map, STR("<<"));
    if (own || !merged) return own;
    if (is_map(merged)) return value_member(merged, key);
    for (uint32_t i = 0; merged->kind == VALUE_LIST && i < merged->count && !own; i++)
        own = value_member(&merged->child[i], key);
    return own;
}

// ---- Pairs ----

static FlPair *pair_named(const BuildPairs *pairs, Str name)
{
    for (uint32_t i = 0; i < pairs->count; i++)
        if (str_eq(pairs->item[i].name, name)) return &pairs->item[i];
    return NULL;
}

static void set_pair(const BuildReader *r, BuildPairs *out, Str name, Str value)
{
    FlPair *known = pair_named(out, name);
    if (known) known->value = value;
    if (known || !name.len || PAIRS_MOST <= out->count) return;
    FlPair pair = {name, value};
    VEC_PUSH(r->arena, out, pair);
}

// What is given but not known hides what was known before.
static void drop_pair(BuildPairs *out, Str name)
{
    FlPair *known = pair_named(out, name);
    if (known) *known = out->item[--out->count];
}

static void add_member(const BuildReader *r, BuildPairs *out, const Value *v)
{
    Str text;
    if (text_of(r, v, &text))
        set_pair(r, out, v->key, text);
    else
        drop_pair(out, v->key);
}

// `NAME=value`; a name alone has its value from the environment.
static void add_entry(const BuildReader *r, BuildPairs *out, const Value *v)
{
    Str text;
    if (!text_of(r, v, &text)) return;
    uint32_t equals = str_find_char(text, '=');
    if (equals == STR_NONE)
        drop_pair(out, text);
    else
        set_pair(r, out, str_cut(text, 0, equals), str_skip(text, equals + 1));
}

static void add_members(const BuildReader *r, BuildPairs *out, const Value *map)
{
    for (uint32_t i = 0; is_map(map) && i < map->count; i++)
        if (!str_eq(map->child[i].key, STR("<<"))) add_member(r, out, &map->child[i]);
}

// A map, with what it takes over first, or a list of `NAME=value`.
static void add_pairs(const BuildReader *r, BuildPairs *out, const Value *v)
{
    const Value *merged = value_member(v, STR("<<"));
    add_members(r, out, merged);
    for (uint32_t i = 0; merged && merged->kind == VALUE_LIST && i < merged->count; i++)
        add_members(r, out, &merged->child[i]);
    add_members(r, out, v);
    for (uint32_t i = 0; v && v->kind == VALUE_LIST && i < v->count; i++)
        add_entry(r, out, &v->child[i]);
}

// ---- Builds ----

// Stands for a path that depends on what nobody knows.
static const Str nowhere = STR_INIT("://");

// A path on this disk.
static bool is_local(Str path)
{
    return !str_has(path, STR("://")) && !str_starts(path, STR("git@"));
}

static void add(const BuildReader *r, Builds *out, Build build)
{
    if (!build.context.len) build.context = STR(".");
    if (!build.dockerfile.len) build.dockerfile = STR("Dockerfile");
    if (!is_local(build.context) || !is_local(build.dockerfile) || BUILDS_MOST <= out->count)
        return;
    VEC_PUSH(r->arena, out, build);
}

static void read_text(const BuildReader *r, const Value *map, Str key, Str unknown, Str *out)
{
    const Value *v = member(map, key);
    if (v && v->kind == VALUE_SCALAR && !text_of(r, v, out)) *out = unknown;
}

static void read_places(const BuildReader *r, const Value *map, Build *build)
{
    read_text(r, map, STR("target"), STR(""), &build->target);
    read_text(r, map, STR("context"), nowhere, &build->context);
    read_text(r, map, STR("dockerfile"), nowhere, &build->dockerfile);
}

static bool holds_file(const Value *map)
{
    const Value *v = member(map, STR("dockerfile_inline"));
    if (!v) v = member(map, STR("dockerfile-inline"));
    return v && v->kind == VALUE_SCALAR;
}

// ---- Compose ----

static void add_service_build(const BuildReader *r, Builds *out, const Value *v)
{
    Build build = {0};
    if (v->kind == VALUE_SCALAR && text_of(r, v, &build.context)) add(r, out, build);
    if (!is_map(v) || holds_file(v)) return;
    read_places(r, v, &build);
    add_pairs(r, &build.args, member(v, STR("args")));
    add_pairs(r, &build.contexts, member(v, STR("additional_contexts")));
    add(r, out, build);
}

// The build of a service, or of one in this file that it extends.
static const Value *build_of(const Value *services, const Value *service)
{
    for (uint32_t i = 0; i < PARENTS_MOST && is_map(service); i++) {
        const Value *build = member(service, STR("build")), *base = member(service, STR("extends"));
        if (build || !base) return build;
        if (is_map(base) && value_member(base, STR("file"))) return NULL;
        const Value *name = is_map(base) ? value_member(base, STR("service")) : base;
        service = name && name->kind == VALUE_SCALAR ? value_member(services, name->text) : NULL;
    }
    return NULL;
}

void builds_of_compose(Arena *a, Str text, Builds *out)
{
    Value root;
    Problems problems = {.arena = a};
    if (!yaml_read(a, text, &root, &problems)) return;
    BuildReader r = {.arena = a, .root = &root};
    const Value *services = value_member(&root, STR("services"));
    for (uint32_t i = 0; is_map(services) && i < services->count; i++) {
        const Value *build = build_of(services, &services->child[i]);
        if (build) add_service_build(&r, out, build);
    }
}

// ---- Bake ----

typedef struct Bake {
    Build build;
    bool is_inline;
} Bake;

static void apply_target(BuildReader *r, const Value *target, Bake *out);

// The targets that it inherits from come first, so that what stands here counts more.
static void apply_parents(BuildReader *r, const Value *target, Bake *out)
{
    const Value *parents = value_member(target, STR("inherits"));
    const Value *targets = value_member(r->root, STR("target"));
    if (!parents || parents->kind != VALUE_LIST) return;
    for (uint32_t i = 0; i < parents->count && i < PARENTS_MOST; i++) {
        Str name;
        const Value *parent =
            text_of(r, &parents->child[i], &name) ? value_member(targets, name) : NULL;
        if (parent) apply_target(r, parent, out);
    }
}

static void apply_target(BuildReader *r, const Value *target, Bake *out)
{
    if (r->depth == DEPTH_MOST || APPLIED_MOST <= r->applied++) return;
    r->depth++;
    apply_parents(r, target, out);
    r->depth--;
    read_places(r, target, &out->build);
    out->is_inline |= holds_file(target);
    add_pairs(r, &out->build.args, value_member(target, STR("args")));
    add_pairs(r, &out->build.contexts, value_member(target, STR("contexts")));
}

static void add_targets(Arena *a, const Value *root, Builds *out)
{
    BuildReader r = {.arena = a, .root = root, .is_bake = true};
    const Value *targets = value_member(root, STR("target"));
    for (uint32_t i = 0; is_map(targets) && i < targets->count && i < BUILDS_MOST; i++) {
        Bake bake = {0};
        if (is_map(&targets->child[i])) apply_target(&r, &targets->child[i], &bake);
        if (is_map(&targets->child[i]) && !bake.is_inline) add(&r, out, bake.build);
    }
}

void builds_of_bake_json(Arena *a, Str text, Builds *out)
{
    Value root;
    Problems problems = {.arena = a};
    if (yaml_read(a, text, &root, &problems)) add_targets(a, &root, out);
}

void builds_of_bake(Arena *a, Str text, Builds *out)
{
    Value root;
    hcl_read(a, text, &root);
    add_targets(a, &root, out);
}
