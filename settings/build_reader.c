#include "settings/build_reader.h"

enum { BUILDS_MOST = 200, PAIRS_MOST = 200 };

const Str build_nowhere = STR_INIT("://");

bool build_spend(BuildReader *r, uint32_t amount)
{
    bool is_enough = amount <= r->budget;
    r->budget = is_enough ? r->budget - amount : 0;
    return is_enough;
}

// ---- Values ----

static bool is_map(const Value *v)
{
    return v && v->kind == VALUE_MAP;
}

bool build_text(BuildReader *r, const Value *v, Str *text)
{
    if (!v || v->kind != VALUE_SCALAR) return false;
    r->scope.budget = &r->budget;
    return template_expand(r->arena, v->text, &r->scope, text);
}

const Value *build_member(const Value *map, Str key)
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

void build_set_pair(Arena *a, BuildPairs *out, Str name, Str value, uint32_t most)
{
    FlPair *known = pair_named(out, name);
    if (known) known->value = value;
    if (known || !name.len || most <= out->count) return;
    FlPair pair = {name, value};
    VEC_PUSH(a, out, pair);
}

// An unknown value also hides an earlier known one.
static void drop_pair(BuildPairs *out, Str name)
{
    FlPair *known = pair_named(out, name);
    if (known) *known = out->item[--out->count];
}

// A name without value takes the environment's value.
static void add_name(BuildReader *r, BuildPairs *out, Str name)
{
    Value v = {.kind = VALUE_SCALAR, .text = str_fmt(r->arena, "${%.*s}", STR_ARG(name))};
    Str text;
    if (build_text(r, &v, &text))
        build_set_pair(r->arena, out, name, text, PAIRS_MOST);
    else
        drop_pair(out, name);
}

// In Compose an argument without value takes the environment's; in Bake it has none.
static void add_member(BuildReader *r, BuildPairs *out, const Value *v)
{
    Str text;
    if (v->kind == VALUE_NULL && r->scope.file) return;
    if (v->kind == VALUE_NULL)
        add_name(r, out, v->key);
    else if (build_text(r, v, &text))
        build_set_pair(r->arena, out, v->key, text, PAIRS_MOST);
    else
        drop_pair(out, v->key);
}

// `NAME=value`, or a name alone.
static void add_entry(BuildReader *r, BuildPairs *out, const Value *v)
{
    Str text;
    if (!build_text(r, v, &text)) return;
    uint32_t equals = str_find_char(text, '=');
    if (equals == STR_NONE)
        add_name(r, out, text);
    else
        build_set_pair(r->arena, out, str_cut(text, 0, equals), str_skip(text, equals + 1),
                       PAIRS_MOST);
}

static void add_members(BuildReader *r, BuildPairs *out, const Value *map)
{
    for (uint32_t i = 0; is_map(map) && i < map->count && build_spend(r, 1); i++)
        if (!str_is_z(map->child[i].key, "<<")) add_member(r, out, &map->child[i]);
}

// A map (what it merges comes first), or a list of `NAME=value`.
static void build_add_pairs(BuildReader *r, BuildPairs *out, const Value *v)
{
    const Value *merged = value_member(v, STR("<<"));
    if (v && v->change != VALUE_MERGED) *out = (BuildPairs){0};
    if (v && v->change == VALUE_RESET) return;
    add_members(r, out, merged);
    for (uint32_t i = 0; merged && merged->kind == VALUE_LIST && i < merged->count; i++)
        add_members(r, out, &merged->child[i]);
    add_members(r, out, v);
    bool is_list = v && v->kind == VALUE_LIST;
    for (uint32_t i = 0; is_list && i < v->count && build_spend(r, 1); i++)
        add_entry(r, out, &v->child[i]);
}

// ---- Builds ----

bool build_is_local(Str path)
{
    return !str_has_z(path, "://") && !str_starts_z(path, "git@");
}

static void read_text(BuildReader *r, const Value *map, Str key, Str unknown, Str *out)
{
    const Value *v = build_member(map, key);
    if (v && v->change == VALUE_RESET)
        *out = STR("");
    else if (v && v->kind == VALUE_SCALAR && !build_text(r, v, out))
        *out = unknown;
}

void build_apply(BuildReader *r, const Value *map, Str contexts, Build *build)
{
    read_text(r, map, STR("target"), STR(""), &build->target);
    read_text(r, map, STR("context"), build_nowhere, &build->context);
    read_text(r, map, STR("dockerfile"), build_nowhere, &build->dockerfile);
    build_add_pairs(r, &build->args, build_member(map, STR("args")));
    build_add_pairs(r, &build->contexts, build_member(map, contexts));
}

bool build_holds_file(const Value *map)
{
    const Value *v = build_member(map, STR("dockerfile_inline"));
    if (!v) v = build_member(map, STR("dockerfile-inline"));
    return v && v->kind == VALUE_SCALAR;
}

// Bake has a prefix for local paths.
static Str without_prefix(Str path)
{
    Str here = STR("cwd://");
    return str_starts(path, here) ? str_skip(path, here.len) : path;
}

void build_add(BuildReader *r, Builds *out, Build build)
{
    build.context = without_prefix(build.context);
    build.dockerfile = without_prefix(build.dockerfile);
    if (!r->budget || BUILDS_MOST <= out->count) return;
    if (!build.context.len) build.context = STR(".");
    if (!build.dockerfile.len) build.dockerfile = STR("Dockerfile");
    if (!build_is_local(build.context) || !build_is_local(build.dockerfile)) return;
    VEC_PUSH(r->arena, out, build);
}
