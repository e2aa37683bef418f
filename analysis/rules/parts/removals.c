#include "rules/parts/removals.h"

Str path_fixed(Str path)
{
    uint32_t star = str_find_char(path, '*');
    path = str_cut(path, 0, star == STR_NONE ? path.len : star);
    while (1 < path.len && path.ptr[path.len - 1] == '/') path.len--;
    return path;
}

static const char *cleaned_family(const Command *c)
{
    static const char *const families[] = {"apt", "yum", "dnf", "zypper", "npm"};
    const Word *sub = cmd_sub(c);
    if (!sub || !str_is_one_of(sub->text, STR("clean autoclean autoremove purge remove cache")))
        return NULL;
    for (uint32_t i = 0; i < ARRAY_LEN(families); i++)
        if (cmd_in(c, families[i], NULL)) return families[i];
    return NULL;
}

bool removes_only(const Commands *commands, Removal *out)
{
    *out = (Removal){0};
    if (!commands->is_complete || !commands->count || commands->has_unknown) return false;
    for (uint32_t i = 0; i < commands->count; i++) {
        const Command *c = &commands->item[i];
        const char *family = cleaned_family(c);
        if (family) out->family = family;
        if (family) continue;
        if (!cmd_is(c, "rm", NULL)) return false;
        for (uint32_t k = 1; k < c->word_count && out->path_count < PATHS_MAX; k++) {
            Str path = path_fixed(c->word[k].text);
            if (1 < path.len && path.ptr[0] == '/' && !str_has_char(path, '$'))
                out->path[out->path_count++] = path;
        }
    }
    return true;
}

bool path_is_below(Str path, Str folder)
{
    Str rest = str_skip(path, folder.len);
    return 1 < folder.len && str_starts(path, folder) && (!rest.len || rest.ptr[0] == '/');
}
