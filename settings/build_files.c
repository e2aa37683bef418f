// Compose and the JSON of Bake are read as YAML. Of HCL only blocks with texts are read, and all else is passed over.
#include "settings/build_files.h"
#include "settings/yaml.h"

enum { BUILDS_MOST = 200 };

// A path on this disk that is known without variables.
static bool is_local(Str path)
{
    return !str_has_char(path, '$') && !str_has(path, STR("://")) && !str_starts(path, STR("git@"));
}

static void add(Arena *a, Builds *out, Build build)
{
    if (!build.context.len) build.context = STR(".");
    if (!build.dockerfile.len) build.dockerfile = STR("Dockerfile");
    if (!is_local(build.context) || !is_local(build.dockerfile) || BUILDS_MOST <= out->count)
        return;
    if (str_has_char(build.target, '$')) build.target = STR("");
    VEC_PUSH(a, out, build);
}

static Str text_member(const Value *map, Str key)
{
    const Value *v = value_member(map, key);
    return v && v->kind == VALUE_SCALAR ? v->text : STR("");
}

static void add_map(Arena *a, Builds *out, const Value *map)
{
    add(a, out,
        (Build){text_member(map, STR("context")), text_member(map, STR("dockerfile")),
                text_member(map, STR("target"))});
}

void builds_of_compose(Arena *a, Str text, Builds *out)
{
    Value root;
    Problems problems = {.arena = a};
    if (!yaml_read(a, text, &root, &problems) || root.kind != VALUE_MAP) return;
    const Value *services = value_member(&root, STR("services"));
    for (uint32_t i = 0; services && services->kind == VALUE_MAP && i < services->count; i++) {
        const Value *service = &services->child[i];
        const Value *build =
            service->kind == VALUE_MAP ? value_member(service, STR("build")) : NULL;
        if (!build) continue;
        if (build->kind == VALUE_SCALAR) add(a, out, (Build){.context = build->text});
        if (build->kind == VALUE_MAP) add_map(a, out, build);
    }
}

void builds_of_bake_json(Arena *a, Str text, Builds *out)
{
    Value root;
    Problems problems = {.arena = a};
    if (!yaml_read(a, text, &root, &problems) || root.kind != VALUE_MAP) return;
    const Value *targets = value_member(&root, STR("target"));
    for (uint32_t i = 0; targets && targets->kind == VALUE_MAP && i < targets->count; i++)
        if (targets->child[i].kind == VALUE_MAP) add_map(a, out, &targets->child[i]);
}

// ---- HCL ----

typedef enum HclKind { HCL_END, HCL_WORD, HCL_TEXT, HCL_SIGN } HclKind;

typedef struct Hcl {
    Str text;
    uint32_t at;
    HclKind kind;
    Str token; // of a text without its quotes
} Hcl;

static void skip_blanks(Hcl *h)
{
    for (;;) {
        Str rest = str_skip(h->text, h->at);
        char c = str_at(rest, 0);
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            h->at++;
        } else if (c == '#' || str_starts(rest, STR("//"))) {
            uint32_t end = str_find_char(rest, '\n');
            h->at += end == STR_NONE ? rest.len : end;
        } else if (str_starts(rest, STR("/*"))) {
            uint32_t end = str_find(rest, STR("*/"));
            h->at += end == STR_NONE ? rest.len : end + 2;
        } else {
            return;
        }
    }
}

static void read_text(Hcl *h)
{
    uint32_t start = ++h->at;
    while (h->at < h->text.len && h->text.ptr[h->at] != '"' && h->text.ptr[h->at] != '\n')
        h->at += h->text.ptr[h->at] == '\\' ? 2 : 1;
    h->kind = HCL_TEXT;
    h->token = str_cut(h->text, start, h->at);
    h->at++;
}

static void next(Hcl *h)
{
    skip_blanks(h);
    if (h->text.len <= h->at) {
        h->kind = HCL_END;
        return;
    }
    if (h->text.ptr[h->at] == '"') {
        read_text(h);
        return;
    }
    uint32_t start = h->at;
    while (char_is_word(str_at(h->text, h->at)) || str_at(h->text, h->at) == '-') h->at++;
    h->kind = start < h->at ? HCL_WORD : HCL_SIGN;
    if (start == h->at) h->at++;
    h->token = str_cut(h->text, start, h->at);
}

static bool is_sign(const Hcl *h, char c)
{
    return h->kind == HCL_SIGN && h->token.ptr[0] == c;
}

// Passes over what is in brackets; the opening one was read.
static void skip_brackets(Hcl *h)
{
    for (uint32_t depth = 1; depth && h->kind != HCL_END;) {
        next(h);
        if (is_sign(h, '{') || is_sign(h, '[') || is_sign(h, '(')) depth++;
        if (is_sign(h, '}') || is_sign(h, ']') || is_sign(h, ')')) depth--;
    }
}

static void take(Build *build, Str key, Str value)
{
    if (str_eq(key, STR("context"))) build->context = value;
    if (str_eq(key, STR("dockerfile"))) build->dockerfile = value;
    if (str_eq(key, STR("target"))) build->target = value;
}

// `key = "text"` of a block whose brace was read; false when it inherits, so that not all of it stands here.
static bool read_block(Hcl *h, Build *build)
{
    Str key = STR("");
    bool is_whole = true;
    for (next(h); h->kind != HCL_END && !is_sign(h, '}'); next(h)) {
        if (h->kind == HCL_WORD) {
            key = h->token;
            is_whole &= !str_eq(key, STR("inherits"));
        } else if (is_sign(h, '{') || is_sign(h, '[') || is_sign(h, '(')) {
            skip_brackets(h);
        } else if (h->kind == HCL_TEXT) {
            take(build, key, h->token);
        }
    }
    return is_whole || build->context.len;
}

void builds_of_bake(Arena *a, Str text, Builds *out)
{
    Hcl h = {.text = text};
    for (next(&h); h.kind != HCL_END; next(&h)) {
        bool is_target = h.kind == HCL_WORD && str_eq(h.token, STR("target"));
        if (is_sign(&h, '{')) skip_brackets(&h);
        if (!is_target) continue;
        next(&h);
        if (h.kind != HCL_TEXT) continue;
        next(&h);
        Build build = {0};
        if (is_sign(&h, '{') && read_block(&h, &build)) add(a, out, build);
    }
}
