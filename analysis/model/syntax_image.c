// The frontend that the `syntax` directive picks.
#include "model/syntax_image.h"
#include "syntax/walk.h"
#include "values/image_ref.h"

Str syntax_value(const Items *items)
{
    for (uint32_t i = 0; i < items->count; i++) {
        const Instr *in = items_at(items, i);
        if (in->kind == K_BOM) continue;
        if (in->kind != K_DIRECTIVE) break;
        const Node *key = node_child(in->node, N_KEY), *value = node_child(in->node, N_VALUE);
        if (!str_ieq(node_str(in, key), STR("syntax"))) continue;
        Str text = node_str(in, value);
        return str_next_word(&text);
    }
    return STR("");
}

SyntaxImage syntax_image(const Items *items)
{
    Str value = syntax_value(items);
    if (!value.len) return SYNTAX_STABLE;
    ImageRef image = image_ref(value);
    bool is_dockers = str_is_z(image.path, "docker/dockerfile") ||
                      str_is_z(image.path, "docker/dockerfile-upstream");
    bool is_hub = !image.domain.len || str_is_z(image.domain, "docker.io");
    if (!is_dockers || !is_hub || image.digest.len) return SYNTAX_UNKNOWN;
    if (str_ends_z(image.tag, "labs")) return SYNTAX_LABS;
    return str_is_z(image.tag, "master") ? SYNTAX_UNKNOWN : SYNTAX_STABLE;
}
