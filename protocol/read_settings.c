#include "protocol/read_settings.h"
#include <jansson.h>

typedef struct Reader {
    Arena *arena;
    uint32_t count; // number of values read
} Reader;

static Value read_value(Reader *r, const json_t *json, uint32_t depth);

static Value scalar(Reader *r, Str text, bool is_plain)
{
    return (Value){.kind = VALUE_SCALAR, .text = str_copy(r->arena, text), .is_plain = is_plain};
}

static Str string_of(const json_t *json)
{
    return str_of(json_string_value(json), (uint32_t)json_string_length(json));
}

static Str number_text(Arena *a, const json_t *json)
{
    json_int_t n = json_integer_value(json);
    if (!json_is_integer(json) || n < 0 || UINT32_MAX <= n) return STR("a number");
    return str_fmt(a, "%u", (uint32_t)n);
}

static Value read_members(Reader *r, const json_t *json, uint32_t depth)
{
    Value *child = arena_new(r->arena, Value, json_object_size(json));
    Value map = {.kind = VALUE_MAP, .child = child};
    json_t *object = (json_t *)json; // jansson's iterators need a non-const pointer
    for (void *i = json_object_iter(object); i; i = json_object_iter_next(object, i)) {
        const char *key = json_object_iter_key(i);
        uint32_t len = 0;
        while (key[len]) len++;
        child[map.count] = read_value(r, json_object_iter_value(i), depth + 1);
        child[map.count++].key = str_copy(r->arena, str_of(key, len));
    }
    return map;
}

static Value read_items(Reader *r, const json_t *json, uint32_t depth)
{
    Value *child = arena_new(r->arena, Value, json_array_size(json));
    Value list = {.kind = VALUE_LIST, .child = child};
    for (size_t i = 0; i < json_array_size(json); i++)
        child[list.count++] = read_value(r, json_array_get(json, i), depth + 1);
    return list;
}

// Values that are nested too deeply, or beyond the limit, are ignored.
static Value read_value(Reader *r, const json_t *json, uint32_t depth)
{
    if (SETTINGS_VALUES_MAX <= r->count++ || SETTINGS_DEPTH_MAX <= depth) return (Value){0};
    if (json_is_object(json)) return read_members(r, json, depth);
    if (json_is_array(json)) return read_items(r, json, depth);
    if (json_is_string(json)) return scalar(r, string_of(json), false);
    if (json_is_boolean(json))
        return scalar(r, json_is_true(json) ? STR("true") : STR("false"), true);
    if (json_is_number(json)) return scalar(r, number_text(r->arena, json), true);
    return (Value){0};
}

// Some clients send an empty list for no settings.
static bool read_ours(Arena *a, const json_t *ours, Value *out)
{
    Reader r = {a, 0};
    *out = read_value(&r, ours, 0);
    return out->kind != VALUE_NULL && (out->kind != VALUE_LIST || out->count);
}

// All settings, or only our section; null means nothing.
static bool read_section(Arena *a, const json_t *all, Value *out)
{
    const json_t *ours = json_object_get(all, "fairlead");
    if (!ours && json_object_get(all, "docker")) return false;
    if (!read_ours(a, ours ? ours : all, out)) *out = (Value){.kind = VALUE_MAP};
    return ours || json_is_object(all) || out->kind != VALUE_MAP;
}

bool read_initial_settings(Arena *a, const json_t *params, Value *out)
{
    return read_section(a, json_object_get(params, "initializationOptions"), out);
}

bool read_changed_settings(Arena *a, const json_t *params, Value *out)
{
    return read_section(a, json_object_get(params, "settings"), out);
}

// The settings of Docker's language server, if present.
static bool read_docker(Arena *a, const json_t *all, Value *out)
{
    const json_t *docker = json_object_get(json_object_get(all, "docker"), "languageserver");
    Reader r = {a, 0};
    *out = read_value(&r, docker, 0);
    return out->kind == VALUE_MAP;
}

bool read_initial_docker(Arena *a, const json_t *params, Value *out)
{
    return read_docker(a, json_object_get(params, "initializationOptions"), out);
}

bool read_changed_docker(Arena *a, const json_t *params, Value *out)
{
    return read_docker(a, json_object_get(params, "settings"), out);
}

bool read_asked_docker(Arena *a, const json_t *result, Value *out)
{
    Reader r = {a, 0};
    *out = read_value(&r, json_array_get(result, 1), 0);
    return out->kind == VALUE_MAP;
}

bool read_asked_settings(Arena *a, const json_t *result, Value *out)
{
    return read_ours(a, json_array_get(result, 0), out);
}

uint32_t read_changed_file_count(const json_t *params)
{
    return (uint32_t)json_array_size(json_object_get(params, "changes"));
}

Str read_changed_file(const json_t *params, uint32_t i)
{
    const json_t *change = json_array_get(json_object_get(params, "changes"), i);
    const json_t *uri = json_object_get(change, "uri");
    return json_is_string(uri) ? string_of(uri) : STR("");
}
