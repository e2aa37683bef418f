#include "protocol/read_registry.h"
#include "protocol/http.h"
#include <jansson.h>

enum { TOKEN_MAX = 32 << 10, WORD_MAX = 128 };

static json_t *load(Str json)
{
    return json_loadb(json.ptr ? json.ptr : "", json.len, 0, NULL);
}

// A text that is safe to show and send; else empty.
static Str text_of(Arena *a, const json_t *object, const char *name, uint32_t max)
{
    const json_t *value = json_object_get(object, name);
    size_t len = json_string_length(value);
    if (!json_is_string(value) || !len || max < len) return STR("");
    Str text = str_of(json_string_value(value), (uint32_t)len);
    return http_is_plain(text) ? str_copy(a, text) : STR("");
}

Str read_registry_token(Arena *a, Str json)
{
    json_t *root = load(json);
    Str token = text_of(a, root, "token", TOKEN_MAX);
    if (!token.len) token = text_of(a, root, "access_token", TOKEN_MAX);
    json_decref(root);
    return token;
}

bool read_registry_is_digest(Str text)
{
    enum { DIGITS = 64 };
    Str hex = str_skip(text, 7);
    if (!str_starts_z(text, "sha256:") || hex.len != DIGITS) return false;
    for (uint32_t i = 0; i < hex.len; i++)
        if (!char_is_digit(hex.ptr[i]) && (hex.ptr[i] < 'a' || 'f' < hex.ptr[i])) return false;
    return true;
}

static void add_text(Arena *a, const Str **item, uint32_t *count, uint32_t max, Str text)
{
    if (*count == max) return;
    if (!(*count & (*count - 1))) { // the capacity doubles
        Str *more = arena_new(a, Str, *count ? *count * 2 : 1);
        for (uint32_t i = 0; i < *count; i++) more[i] = (*item)[i];
        *item = more;
    }
    ((Str *)*item)[(*count)++] = text;
}

static void add_platform(Arena *a, const json_t *platform, FlImageAnswer *out)
{
    Str os = text_of(a, platform, "os", WORD_MAX);
    Str arch = text_of(a, platform, "architecture", WORD_MAX);
    Str variant = text_of(a, platform, "variant", WORD_MAX);
    if (!os.len || !arch.len || str_is_z(os, "unknown")) return;
    // The variant that is usual for the architecture is omitted.
    if (str_is_z(arch, "arm64") && str_is_z(variant, "v8")) variant.len = 0;
    Str text = str_fmt(a, "%.*s/%.*s%s%.*s", STR_ARG(os), STR_ARG(arch), variant.len ? "/" : "",
                       STR_ARG(variant));
    for (uint32_t i = 0; i < out->platform_count; i++)
        if (str_eq(out->platform[i], text)) return;
    add_text(a, &out->platform, &out->platform_count, FL_IMAGE_PLATFORMS_MAX, text);
}

bool read_registry_manifest(Arena *a, Str json, FlImageAnswer *out, Str *config)
{
    json_t *root = load(json);
    const json_t *list = json_object_get(root, "manifests");
    *config = text_of(a, json_object_get(root, "config"), "digest", WORD_MAX);
    if (!read_registry_is_digest(*config)) config->len = 0;
    bool is_known = json_is_array(list) || config->len;
    for (size_t i = 0; i < json_array_size(list); i++)
        add_platform(a, json_object_get(json_array_get(list, i), "platform"), out);
    json_decref(root);
    return is_known;
}

bool read_registry_config(Arena *a, Str json, FlImageAnswer *out)
{
    json_t *root = load(json);
    add_platform(a, root, out);
    json_decref(root);
    return out->platform_count != 0;
}

bool read_registry_tags(Arena *a, Str json, FlImageAnswer *out)
{
    json_t *root = load(json);
    const json_t *list = json_object_get(root, "tags");
    bool is_known = json_is_object(root) && (json_is_array(list) || json_is_null(list));
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *value = json_array_get(list, i);
        size_t len = json_string_length(value);
        if (!json_is_string(value) || !len || WORD_MAX < len) continue;
        Str tag = str_of(json_string_value(value), (uint32_t)len);
        if (!http_is_plain(tag) || str_starts_z(tag, "sha256-")) continue;
        add_text(a, &out->tag, &out->tag_count, FL_IMAGE_TAGS_MAX, str_copy(a, tag));
    }
    json_decref(root);
    return is_known;
}

bool read_registry_has_error(Arena *a, Str json, Str code)
{
    json_t *root = load(json);
    const json_t *list = json_object_get(root, "errors");
    bool has = false;
    for (size_t i = 0; i < json_array_size(list) && !has; i++)
        has = str_eq(text_of(a, json_array_get(list, i), "code", WORD_MAX), code);
    json_decref(root);
    return has;
}
