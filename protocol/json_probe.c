// Converts requests of `fairlead probe` to the structs of fl_probe.h and back. Missing members are
// empty.
#include "protocol/json_probe.h"
#include "fl_probe.h"
#include <jansson.h>

// An operation: reads the request, adds its members to the answer, returns the error (empty: none).
typedef struct Operation {
    Str name;
    Str (*run)(Arena *a, const json_t *request, json_t *answer);
} Operation;

static Str text_of(const json_t *value)
{
    if (!json_is_string(value)) return STR("");
    return str_of(json_string_value(value), (uint32_t)json_string_length(value));
}

static Str text(const json_t *request, const char *key)
{
    return text_of(json_object_get(request, key));
}

static json_t *json_text(Str s)
{
    json_t *value = json_stringn(s.ptr ? s.ptr : "", s.len);
    return value ? value : json_string("");
}

static json_t *json_list(const Str *item, uint32_t count)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < count; i++) json_array_append_new(list, json_text(item[i]));
    return list;
}

static const Str *list(Arena *a, const json_t *request, const char *key, uint32_t *count)
{
    const json_t *values = json_object_get(request, key);
    *count = (uint32_t)json_array_size(values);
    Str *item = arena_new(a, Str, *count);
    for (uint32_t i = 0; i < *count; i++) item[i] = text_of(json_array_get(values, i));
    return item;
}

// Reads the variables of `env`.
static void read_env(Arena *a, json_t *env, FlExpandQuery *query)
{
    Str *name = arena_new(a, Str, json_object_size(env));
    Str *value = arena_new(a, Str, json_object_size(env));
    for (void *i = json_object_iter(env); i; i = json_object_iter_next(env, i)) {
        name[query->count] = str_of(json_object_iter_key(i), (uint32_t)json_object_iter_key_len(i));
        value[query->count++] = text_of(json_object_iter_value(i));
    }
    query->name = name;
    query->value = value;
}

static Str run_expand(Arena *a, const json_t *request, json_t *answer)
{
    Str escape = text(request, "escape");
    FlExpandQuery query = {.word = text(request, "word"), .escape = '\\'};
    if (escape.len) query.escape = escape.ptr[0];
    query.raw_quotes = json_is_true(json_object_get(request, "raw_quotes"));
    query.skip_unset = json_is_true(json_object_get(request, "skip_unset"));
    read_env(a, json_object_get(request, "env"), &query);
    FlExpanded e = fl_probe_expand(a, &query);
    if (e.error.len) return e.error;
    json_object_set_new(answer, "result", json_text(e.result));
    json_object_set_new(answer, "words", json_list(e.word, e.word_count));
    json_object_set_new(answer, "matched", json_list(e.matched, e.matched_count));
    json_object_set_new(answer, "unmatched", json_list(e.unmatched, e.unmatched_count));
    return STR("");
}

static Str run_heredoc_word(Arena *a, const json_t *request, json_t *answer)
{
    FlHeredocWord h = fl_probe_heredoc_word(a, text(request, "word"));
    if (h.error.len) return h.error;
    json_t *heredoc = json_null();
    if (h.is_heredoc) {
        heredoc = json_object();
        json_object_set_new(heredoc, "name", json_text(h.name));
        json_object_set_new(heredoc, "expand", json_boolean(h.is_expanded));
        json_object_set_new(heredoc, "chomp", json_boolean(h.is_chomped));
        json_object_set_new(heredoc, "fd", json_integer(h.fd));
    }
    json_object_set_new(answer, "heredoc", heredoc);
    return STR("");
}

static Str run_directives(Arena *a, const json_t *request, json_t *answer)
{
    FlDirectives d = fl_probe_directives(a, text(request, "text"));
    if (d.error.len) return d.error;
    json_t *directives = json_array();
    for (uint32_t i = 0; i < d.count; i++) {
        json_t *item = json_object();
        json_object_set_new(item, "name", json_text(d.item[i].name));
        json_object_set_new(item, "value", json_text(d.item[i].value));
        json_object_set_new(item, "line", json_integer(d.item[i].line));
        json_array_append_new(directives, item);
    }
    json_object_set_new(answer, "directives", directives);
    return STR("");
}

// The third form: the whole file is one JSON object with that key.
static void find_in_json(Arena *a, Str key, FlFoundDirective *found)
{
    json_t *file = json_loadb(found->body.ptr, found->body.len, JSON_ALLOW_NUL, NULL);
    const json_t *value = json_object_getn(file, key.ptr, key.len);
    if (json_is_string(value)) {
        found->is_found = true;
        found->value = found->cmdline = str_copy(a, text_of(value));
        found->line = found->body_line;
    }
    json_decref(file);
}

static Str run_find_directive(Arena *a, const json_t *request, json_t *answer)
{
    bool any = json_is_true(json_object_get(request, "any_format"));
    Str key = text(request, "key");
    FlFoundDirective found =
        fl_probe_find_directive(a, text(request, "text"), key, any ? FL_FORM_ANY : FL_FORM_HASH);
    if (!found.is_found && any) find_in_json(a, key, &found);
    json_object_set_new(answer, "found", json_boolean(found.is_found));
    json_object_set_new(answer, "value", json_text(found.value));
    json_object_set_new(answer, "cmdline", json_text(found.cmdline));
    json_object_set_new(answer, "line", json_integer(found.line));
    return STR("");
}

static FlFlagType flag_type(Str name)
{
    if (str_starts_z(name, "bool")) return FL_FLAG_BOOLEAN;
    return str_is_z(name, "strings") ? FL_FLAG_STRINGS : FL_FLAG_STRING;
}

static Str run_flags(Arena *a, const json_t *request, json_t *answer)
{
    (void)answer;
    const json_t *defs = json_object_get(request, "defs");
    FlFlagQuery query = {.definition_count = (uint32_t)json_array_size(defs)};
    FlFlagDefinition *definition = arena_new(a, FlFlagDefinition, query.definition_count);
    for (uint32_t i = 0; i < query.definition_count; i++) {
        const json_t *def = json_array_get(defs, i);
        definition[i] = (FlFlagDefinition){text(def, "name"), flag_type(text(def, "type"))};
    }
    query.definition = definition;
    query.arg = list(a, request, "args", &query.arg_count);
    return fl_probe_flags(a, &query);
}

static Str run_device(Arena *a, const json_t *request, json_t *answer)
{
    FlDevice d = fl_probe_device(a, text(request, "text"));
    if (d.error.len) return d.error;
    json_object_set_new(answer, "name", json_text(d.name));
    json_object_set_new(answer, "required", json_boolean(d.is_required));
    return STR("");
}

static Str run_ports(Arena *a, const json_t *request, json_t *answer)
{
    uint32_t count;
    const Str *word = list(a, request, "ports", &count);
    FlPorts ports = fl_probe_ports(a, word, count);
    if (ports.error.len) return ports.error;
    json_object_set_new(answer, "ports", json_list(ports.item, ports.count));
    return STR("");
}

static Str run_glob_regex(Arena *a, const json_t *request, json_t *answer)
{
    (void)answer;
    return fl_probe_glob(a, text(request, "pattern"));
}

static Str run_git_ref(Arena *a, const json_t *request, json_t *answer)
{
    FlGitRef r = fl_probe_git_ref(a, text(request, "ref"));
    json_object_set_new(answer, "is_git", json_boolean(r.is_git));
    return r.error;
}

static const Operation *operation(Str name)
{
    static const Operation operations[] = {
        {STR_INIT("expand"), run_expand},         {STR_INIT("heredoc-word"), run_heredoc_word},
        {STR_INIT("directives"), run_directives}, {STR_INIT("find-directive"), run_find_directive},
        {STR_INIT("flags"), run_flags},           {STR_INIT("device"), run_device},
        {STR_INIT("ports"), run_ports},           {STR_INIT("glob-regex"), run_glob_regex},
        {STR_INIT("git-ref"), run_git_ref},
    };
    for (uint32_t i = 0; i < ARRAY_LEN(operations); i++)
        if (str_eq(operations[i].name, name)) return &operations[i];
    return NULL;
}

// Writes the answer and frees it.
static Str finished(Arena *a, json_t *answer, Str error)
{
    json_object_set_new(answer, "ok", json_boolean(error.len == 0));
    if (error.len) json_object_set_new(answer, "error", json_text(error));
    size_t len = json_dumpb(answer, NULL, 0, JSON_COMPACT);
    char *out = arena_alloc(a, len + 1);
    json_dumpb(answer, out, len, JSON_COMPACT);
    json_decref(answer);
    return str_of(out, (uint32_t)len);
}

bool probe_line(Arena *a, Str line, Str *answer)
{
    json_t *request = json_loadb(line.ptr, line.len, JSON_ALLOW_NUL, NULL);
    json_t *out = json_object();
    json_t *id = json_object_get(request, "id");
    json_object_set(out, "id", id ? id : json_null());
    const Operation *op = operation(text(request, "op"));
    Str error = request ? STR("unknown op") : STR("the line is not a JSON object");
    if (op) error = op->run(a, request, out);
    *answer = finished(a, out, error);
    json_decref(request);
    return op != NULL;
}
