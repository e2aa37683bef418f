// Parses and validates image references.
#include "values/image_ref.h"
#include "base/out.h"

enum { PATH_MAX_LEN = 255, TAG_MAX_LEN = 128, BARE_ID_LEN = 64, LIBRARY_LEN = 8 };

static bool is_hex(char c)
{
    return char_is_digit(c) || ('a' <= c && c <= 'f');
}

static bool is_lower(char c)
{
    return char_is_digit(c) || ('a' <= c && c <= 'z');
}

static bool is_alnum(char c)
{
    return char_is_alpha(c) || char_is_digit(c);
}

static bool all_are(Str s, bool (*is)(char))
{
    for (uint32_t i = 0; i < s.len; i++)
        if (!is(s.ptr[i])) return false;
    return true;
}

static bool has_upper(Str s)
{
    for (uint32_t i = 0; i < s.len; i++)
        if ('A' <= s.ptr[i] && s.ptr[i] <= 'Z') return true;
    return false;
}

// The first `c` outside of `${...}`, so that references with variables are split correctly.
static uint32_t find_outside(Str s, char c)
{
    uint32_t depth = 0, first = str_find_char(s, c);
    if (first == STR_NONE || !str_has_char(str_cut(s, 0, first), '$')) return first;
    for (uint32_t i = 0; i < s.len; i++) {
        if (depth == 0 && s.ptr[i] == c) return i;
        if (s.ptr[i] == '$' && str_at(s, i + 1) == '{') depth++;
        if (s.ptr[i] == '}' && depth) depth--;
    }
    return STR_NONE;
}

static bool is_domain(Str s)
{
    if (str_is_z(s, "localhost")) return true;
    return str_has_char(s, '.') || find_outside(s, ':') != STR_NONE || has_upper(s);
}

// Letters and digits, joined by a dot, one or two underscores, or any number of dashes.
static bool is_path_part(Str s)
{
    uint32_t i = 0;
    for (;;) {
        uint32_t start = i;
        while (i < s.len && is_lower(s.ptr[i])) i++;
        if (i == start) return false;
        if (i == s.len) return true;
        char sign = s.ptr[i];
        uint32_t most = sign == '.' ? 1 : sign == '_' ? 2 : sign == '-' ? s.len : 0;
        for (start = i; i < s.len && s.ptr[i] == sign; i++) {
        }
        if (most < i - start) return false;
    }
}

static bool is_path(Str path)
{
    Str part;
    if (path.len == 0) return false;
    while (str_next_part(&path, '/', &part))
        if (!is_path_part(part)) return false;
    return true;
}

static bool is_label(Str s)
{
    if (s.len == 0 || !is_alnum(s.ptr[0]) || !is_alnum(s.ptr[s.len - 1])) return false;
    for (uint32_t i = 0; i < s.len; i++)
        if (!is_alnum(s.ptr[i]) && s.ptr[i] != '-') return false;
    return true;
}

static bool is_address_sign(char c)
{
    return is_hex(char_lower(c)) || c == ':';
}

static bool is_host(Str s)
{
    if (str_at(s, 0) == '[') {
        if (s.len < 3 || s.ptr[s.len - 1] != ']') return false;
        return all_are(str_cut(s, 1, s.len - 1), is_address_sign);
    }
    Str label;
    while (str_next_part(&s, '.', &label))
        if (!is_label(label)) return false;
    return true;
}

static bool is_domain_valid(Str s)
{
    uint32_t bracket = str_find_char(s, ']');
    uint32_t from = bracket == STR_NONE ? 0 : bracket;
    uint32_t colon = str_find_char(str_skip(s, from), ':');
    if (colon == STR_NONE) return is_host(s);
    Str port = str_skip(s, from + colon + 1);
    return port.len && all_are(port, char_is_digit) && is_host(str_cut(s, 0, from + colon));
}

static bool is_tag_sign(char c)
{
    return char_is_word(c) || c == '.' || c == '-';
}

static bool is_tag(Str s)
{
    return s.len && s.len <= TAG_MAX_LEN && char_is_word(s.ptr[0]) && all_are(s, is_tag_sign);
}

static bool is_digest(Str s)
{
    static const struct {
        Str algorithm;
        uint32_t len;
    } known[] = {{STR_INIT("sha256:"), 64}, {STR_INIT("sha384:"), 96}, {STR_INIT("sha512:"), 128}};
    for (uint32_t i = 0; i < ARRAY_LEN(known); i++) {
        if (!str_starts(s, known[i].algorithm)) continue;
        Str hex = str_skip(s, known[i].algorithm.len);
        return hex.len == known[i].len && all_are(hex, is_hex);
    }
    return false;
}

static bool is_hub(Str domain)
{
    return domain.len == 0 || str_is_z(domain, "docker.io") || str_is_z(domain, "index.docker.io");
}

// Docker Hub's `library/` counts for the maximum length.
static uint32_t full_path_len(const ImageRef *r)
{
    bool is_short = is_hub(r->domain) && !str_has_char(r->path, '/');
    return r->path.len + (is_short ? LIBRARY_LEN : 0);
}

static const char *path_fault(const ImageRef *r)
{
    if (!r->path.len) return "the name is missing";
    if (PATH_MAX_LEN < full_path_len(r)) return "the name is too long";
    if (is_path(r->path)) return NULL;
    return has_upper(r->path) ? "the name must be in lower case"
                              : "a name is made of lower-case letters and digits, with single `.`, "
                                "`_`, `-` or `/` between them";
}

static const char *fault_of(const ImageRef *r, bool has_tag, bool has_digest)
{
    if (!is_hub(r->domain) && !is_domain_valid(r->domain))
        return "the registry must be a host name, with or without `:` and a port";
    const char *fault = path_fault(r);
    if (fault) return fault;
    if (has_tag && !r->tag.len) return "the tag after `:` is missing";
    if (has_tag && !is_tag(r->tag))
        return "a tag is made of letters, digits, `_`, `.` and `-`, at most 128 of them";
    if (has_digest && !is_digest(r->digest)) return "the digest needs `sha256:` and 64 hex digits";
    return NULL;
}

// The folder with Docker's official images in a mirror registry.
static Str mirror_folder(Str domain)
{
    static const Str MIRRORS =
        STR_INIT("registry.docker.com registry.hub.docker.com mirror.gcr.io");
    if (str_is_z(domain, "public.ecr.aws")) return STR("docker/library/");
    return str_is_one_of(domain, MIRRORS) ? STR("library/") : STR("");
}

static Str official_part(const ImageRef *image)
{
    static const Str ARCHITECTURES =
        STR_INIT("amd64 arm32v5 arm32v7 arm64v8 i386 ppc64le riscv64 s390x");
    Str path = image->path;
    Str folder = image->domain.len ? mirror_folder(image->domain) : STR("library/");
    bool is_inside = folder.len && str_starts(path, folder);
    if (image->domain.len && !is_inside) return STR("");
    if (is_inside) path = str_skip(path, folder.len);
    Str first, rest = path; // `arm64v8/node`: an architecture's namespace
    bool is_of_one = !image->domain.len && str_next_part(&rest, '/', &first) && rest.len;
    if (is_of_one && str_is_one_of(first, ARCHITECTURES)) path = rest;
    bool is_plain = path.len && !str_has_char(path, '/') && !str_has_char(path, '$');
    return is_plain ? path : STR("");
}

ImageRef image_ref(Str text)
{
    ImageRef r = {0};
    Str rest = text;
    uint32_t slash = find_outside(text, '/');
    if (slash != STR_NONE && is_domain(str_cut(text, 0, slash))) {
        r.domain = str_cut(text, 0, slash);
        rest = str_skip(text, slash + 1);
    }
    uint32_t at = find_outside(rest, '@');
    if (at != STR_NONE) r.digest = str_skip(rest, at + 1);
    Str named = str_cut(rest, 0, at);
    uint32_t colon = find_outside(named, ':');
    if (colon != STR_NONE) r.tag = str_skip(named, colon + 1);
    r.path = str_cut(named, 0, colon);
    r.name = str_of(text.ptr, (uint32_t)(r.path.ptr - text.ptr) + r.path.len);
    r.fault = fault_of(&r, colon != STR_NONE, at != STR_NONE);
    if (text.len == BARE_ID_LEN && all_are(text, is_hex))
        r.fault = "64 hex digits are not a name; a digest stands after `@sha256:`";
    r.is_valid = !r.fault;
    if (is_hub(r.domain)) r.domain.len = 0;
    r.official = official_part(&r);
    return r;
}

ImageWhole image_whole(Arena *a, const ImageRef *image)
{
    bool is_at_hub = !image->domain.len;
    const char *folder = is_at_hub && !str_has_char(image->path, '/') ? "library/" : "";
    Str host = is_at_hub ? STR("docker.io") : image->domain;
    Str reference = image->digest.len ? image->digest : image->tag;
    if (!reference.len) reference = STR("latest");
    Str text = str_fmt(a, "%.*s/%s%.*s%c%.*s", STR_ARG(host), folder, STR_ARG(image->path),
                       image->digest.len ? '@' : ':', STR_ARG(reference));
    uint32_t end = text.len - reference.len;
    return (ImageWhole){.text = text,
                        .host = str_cut(text, 0, host.len),
                        .repository = str_cut(text, host.len + 1, end - 1),
                        .reference = str_skip(text, end)};
}

Str image_hub_path(const ImageRef *image)
{
    Str official = image_official(image);
    if (official.len) return official;
    return image->domain.len ? image->name : image->path;
}

bool image_is_windows(const ImageRef *image)
{
    static const Str marks = STR_INIT("windows/ nanoserver servercore ltsc20 dotnet/framework");
    if (str_any(image->path, marks, str_has) || str_any(image->tag, marks, str_has)) return true;
    return image->domain.len && str_is_z(image->path, "windows");
}

bool image_is_distroless(const ImageRef *image)
{
    return str_is_z(image->domain, "gcr.io") && str_starts_z(image->path, "distroless/");
}

bool image_is_rolling(const ImageRef *image)
{
    bool is_chainguard =
        str_is_z(image->domain, "cgr.dev") && str_starts_z(image->path, "chainguard/");
    return is_chainguard || image_is_distroless(image);
}
