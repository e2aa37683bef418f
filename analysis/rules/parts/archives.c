#include "rules/parts/archives.h"

static const Str archives[] = {
    STR_INIT(".tar"),  STR_INIT(".gz"),   STR_INIT(".tgz"), STR_INIT(".taz"), STR_INIT(".bz2"),
    STR_INIT(".tbz"),  STR_INIT(".tbz2"), STR_INIT(".tb2"), STR_INIT(".xz"),  STR_INIT(".txz"),
    STR_INIT(".lzma"), STR_INIT(".tlz"),  STR_INIT(".lz"),  STR_INIT(".zst"), STR_INIT(".tzst"),
    STR_INIT(".z"),    STR_INIT(".tpz"),
};

bool is_archive_name(Arena *a, Str name)
{
    name = str_lower(a, name);
    for (uint32_t i = 0; i < ARRAY_LEN(archives); i++)
        if (str_ends(name, archives[i])) return true;
    return false;
}
