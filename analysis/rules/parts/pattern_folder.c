#include "rules/parts/pattern_folder.h"
#include "lint/run_facts.h"

const ContextEntry *pattern_folder(const At *c, const ContextSource *source, SelectHow how)
{
    const FlContext *context = model_context(c->model);
    if (!context || !source->is_known) return NULL;
    if (!str_has_char(path_last(source->path), '*') || text_holds(source->path, STR("**")))
        return NULL;
    Selected selected = model_select(c->arena, c->model, source->path, how);
    for (uint32_t i = 0; i < selected.count; i++) {
        const ContextEntry *entry = &context->entry[selected.item[i]];
        if (entry->kind == FL_ENTRY_FOLDER && context_reaches(context, entry)) return entry;
    }
    return NULL;
}

bool pattern_is_all(Str pattern, Str *folder)
{
    if (!str_is_z(path_last(pattern), "*")) return false;
    *folder = str_cut(pattern, 0, pattern.len - 1);
    if (!folder->len || str_is_z(*folder, "./")) *folder = STR(".");
    return true;
}
