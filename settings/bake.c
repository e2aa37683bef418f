// Bake merges all its files: blocks of a target with the same name are merged, the latest wins.
#include "settings/build_reader.h"
#include "settings/hcl.h"
#include "settings/yaml.h"

enum { PARENTS_MOST = 16, TARGETS_MOST = 1000, MATRIX_MOST = 8, COMBINATIONS_MOST = 64 };

typedef struct Target {
    Build build;
    bool is_inline;
} Target;

typedef struct Values {
    Value *item;
    uint32_t count, room;
} Values;

// ---- The files as one ----

static bool read_root(Arena *a, const BuildPart *part, Value *root)
{
    Problems problems = {.arena = a};
    if (part->format == BUILD_BAKE_JSON) return yaml_read(a, part->text, root, &problems);
    hcl_read(a, part->text, root);
    return true;
}

static void add_children(Arena *a, Values *out, const Value *map)
{
    for (uint32_t i = 0; map && map->kind == VALUE_MAP && i < map->count; i++)
        VEC_PUSH(a, out, map->child[i]);
}

static Value map_of(Str key, const Values *values)
{
    return (Value){.kind = VALUE_MAP, .key = key, .child = values->item, .count = values->count};
}

// The first variable found wins, so the last file comes first.
static Value read_all(Arena *a, const BuildSource *source)
{
    Values targets = {0}, variables = {0}, all = {0};
    Value *root = arena_new(a, Value, BUILD_PARTS_MOST);
    bool is_read[BUILD_PARTS_MOST] = {false};
    for (uint32_t i = 0; i < source->count; i++) {
        is_read[i] = read_root(a, &source->part[i], &root[i]);
        if (is_read[i]) add_children(a, &targets, value_member(&root[i], STR("target")));
    }
    for (uint32_t i = source->count; i--;)
        if (is_read[i]) add_children(a, &variables, value_member(&root[i], STR("variable")));
    Value target = map_of(STR("target"), &targets), variable = map_of(STR("variable"), &variables);
    VEC_PUSH(a, &all, target);
    VEC_PUSH(a, &all, variable);
    for (uint32_t i = source->count; i--;)
        if (is_read[i]) add_children(a, &all, &root[i]);
    return map_of(STR(""), &all);
}

static const Value *targets_of(const BuildReader *r)
{
    return value_member(r->scope.file, STR("target"));
}

// The member of the target's latest block.
static const Value *latest(const BuildReader *r, Str name, Str key)
{
    const Value *targets = targets_of(r), *found = NULL;
    for (uint32_t i = 0; i < targets->count; i++) {
        bool is_same = str_eq(targets->child[i].key, name);
        const Value *v = is_same ? value_member(&targets->child[i], key) : NULL;
        if (v) found = v;
    }
    return found;
}

// ---- A target ----

static void apply_target(BuildReader *r, Str name, Target *out);

// What a parent sets is unknown.
static void become_unsure(Target *out)
{
    out->build.context = build_nowhere;
}

static void apply_parent(BuildReader *r, const Value *parent, Target *out)
{
    Str name;
    bool is_known = build_text(r, parent, &name) && value_member(targets_of(r), name) &&
                    !latest(r, name, STR("matrix"));
    if (!is_known) {
        become_unsure(out);
        return;
    }
    const Value *bound = r->scope.bound;
    r->scope.bound = NULL;
    apply_target(r, name, out);
    r->scope.bound = bound;
}

static void apply_parents(BuildReader *r, const Value *target, Target *out)
{
    const Value *parents = value_member(target, STR("inherits"));
    if (!parents || parents->kind == VALUE_NULL) return;
    if (parents->kind != VALUE_LIST || PARENTS_MOST < parents->count) {
        become_unsure(out);
        return;
    }
    for (uint32_t i = 0; i < parents->count; i++) apply_parent(r, &parents->child[i], out);
}

// Calls `apply` for each block of the target.
static void each_block(BuildReader *r, Str name, Target *out,
                       void (*apply)(BuildReader *r, const Value *block, Target *out))
{
    const Value *targets = targets_of(r);
    for (uint32_t i = 0; i < targets->count; i++) {
        const Value *block = &targets->child[i];
        if (str_eq(block->key, name) && block->kind == VALUE_MAP) apply(r, block, out);
    }
}

static void apply_own(BuildReader *r, const Value *block, Target *out)
{
    build_apply(r, block, STR("contexts"), &out->build);
    out->is_inline |= build_holds_file(block);
}

// Inherited targets come first, so that the target's own values override them.
static void apply_target(BuildReader *r, Str name, Target *out)
{
    if (r->depth == BUILD_DEPTH_MAX || !build_spend(r, 1 + targets_of(r)->count / 8)) {
        become_unsure(out);
        return;
    }
    r->depth++;
    each_block(r, name, out, apply_parents);
    r->depth--;
    each_block(r, name, out, apply_own);
}

static void add_target(BuildReader *r, Str name, Builds *out)
{
    Target target = {0};
    apply_target(r, name, &target);
    target.build.path = r->source->part[0].path;
    for (uint32_t i = 1; i < r->source->count; i++)
        target.build.path = str_fmt(r->arena, "%.*s + %.*s", STR_ARG(target.build.path),
                                    STR_ARG(r->source->part[i].path));
    if (!target.is_inline) build_add(r, out, target.build);
}

// ---- A matrix ----

// The number of targets; 0 when it is unknown or too large.
static uint32_t combinations(const Value *matrix)
{
    uint32_t product = 1;
    if (matrix->kind != VALUE_MAP || MATRIX_MOST < matrix->count) return 0;
    for (uint32_t i = 0; i < matrix->count; i++) {
        const Value *list = &matrix->child[i];
        if (list->kind != VALUE_LIST || COMBINATIONS_MOST < list->count) return 0;
        product *= list->count;
        if (COMBINATIONS_MOST < product) return 0;
    }
    return product;
}

// The values of one combination.
static Value combination(Arena *a, const Value *matrix, uint32_t number)
{
    Values bound = {0};
    for (uint32_t i = 0; i < matrix->count; i++) {
        const Value *list = &matrix->child[i];
        Value value = list->child[number % list->count];
        number /= list->count;
        value.key = list->key;
        VEC_PUSH(a, &bound, value);
    }
    return map_of(STR(""), &bound);
}

static void add_matrix(BuildReader *r, Str name, const Value *matrix, Builds *out)
{
    uint32_t count = combinations(matrix);
    for (uint32_t i = 0; i < count; i++) {
        Value bound = combination(r->arena, matrix, i);
        r->scope.bound = &bound;
        add_target(r, name, out);
    }
    r->scope.bound = NULL;
}

void builds_of_bake(Arena *a, const BuildSource *source, Builds *out)
{
    Value root = read_all(a, source);
    BuildReader r = {.arena = a, .source = source, .budget = BUILD_BUDGET};
    r.scope.file = &root;
    const Value *targets = targets_of(&r);
    for (uint32_t i = 0; i < targets->count && i < TARGETS_MOST; i++) {
        const Value *block = &targets->child[i];
        if (block->kind != VALUE_MAP || value_member(targets, block->key) != block) continue;
        const Value *matrix = latest(&r, block->key, STR("matrix"));
        if (matrix)
            add_matrix(&r, block->key, matrix, out);
        else
            add_target(&r, block->key, out);
    }
}
