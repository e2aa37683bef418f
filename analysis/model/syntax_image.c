// The frontend that the `syntax` directive picks.
#include "model/syntax_image.h"
#include "syntax/builder.h"
#include "syntax/walk.h"
#include "values/image_ref.h"

bool early_directive_read(Str line, EarlyDirective *out)
{
    if (str_at(line, 0) != '#') return false;
    while (str_ends_z(line, "\n") || str_ends_z(line, "\r")) line.len--;
    Directive d = directive_read(line);
    out->key = str_cut(line, d.key.start, d.key.end);
    out->value = str_cut(line, d.value.start, d.value.end);
    return d.is_directive;
}

Str early_value(Str value)
{
    return str_cut(value, 0, str_find_char(value, ' '));
}

// BuildKit's early reader is stricter than the parser: `#` must be in the first column, and only a
// `#!` line may come before (language.md 3). A repeated key ends the directives.
Str early_directive(const Items *items, Str key, uint32_t *item)
{
    Str seen[3];
    uint32_t seen_count = 0;
    bool may_be_shebang = true;
    for (uint32_t i = 0; i < items->count; i++) {
        const Instr *in = items_at(items, i);
        if (in->kind == K_BOM) continue;
        if (may_be_shebang && str_starts_z(in->text, "#!")) {
            may_be_shebang = false;
            continue;
        }
        may_be_shebang = false;
        EarlyDirective d;
        if (instr_is_instruction(in) || !early_directive_read(in->text, &d)) break;
        for (uint32_t k = 0; k < seen_count; k++)
            if (str_ieq(seen[k], d.key)) return STR("");
        *item = i;
        if (str_ieq(d.key, key)) return early_value(d.value);
        seen[seen_count++] = d.key;
    }
    return STR("");
}

Str syntax_value(const Items *items)
{
    uint32_t item;
    return early_directive(items, STR("syntax"), &item);
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
