#include "rules/parts/hadolint_from.h"

// A registry is known by a dot before the first slash.
static Str behind_registry(Str written)
{
    uint32_t slash = str_find_char(written, '/');
    if (slash == STR_NONE) return written;
    return str_has_char(str_cut(written, 0, slash), '.') ? str_skip(written, slash + 1) : written;
}

SeenImage seen_image(Str written)
{
    SeenImage image = {.name = behind_registry(written)};
    uint32_t at = str_find_char(image.name, '@');
    image.has_digest = at != STR_NONE;
    if (image.has_digest) image.name = str_cut(image.name, 0, at);
    uint32_t colon = str_find_char(image.name, ':');
    if (colon == STR_NONE) return image;
    image.tag = str_skip(image.name, colon + 1);
    image.name = str_cut(image.name, 0, colon);
    return image;
}

Str seen_base(const Model *m, const Stage *stage)
{
    return stage->base_node ? node_str(instr_at(m, stage->from), stage->base_node) : STR("");
}

bool seen_as_alias(const Model *m, const Stage *stage, Str name)
{
    return stage->name_node && str_eq(node_str(instr_at(m, stage->from), stage->name_node), name);
}

bool seen_alias(const Model *m, const Stage *before, Str name)
{
    const Stage *last = stage_named(m, str_lower(model_scratch(m), name), before);
    for (; last; last = stage_named(m, last->name, last))
        if (seen_as_alias(m, last, name)) return true;
    return false;
}

static Str codes_where(Arena *a, Str codes, bool of_hadolint)
{
    Str kept = STR("");
    for (Str code; (code = str_next_word(&codes)).len;) {
        if (str_starts_z(code, "hadolint:") != of_hadolint) continue;
        kept = kept.len ? str_fmt(a, "%.*s %.*s", STR_ARG(kept), STR_ARG(code)) : code;
    }
    return kept;
}

Str codes_without_hadolint(Arena *a, Str codes)
{
    return codes_where(a, codes, false);
}

Str codes_of_hadolint(Arena *a, Str codes)
{
    return codes_where(a, codes, true);
}
