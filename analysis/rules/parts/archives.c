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

// Written as they are in the wild: `.Z` is not `.z`.
static const Str hadolints[] = {
    STR_INIT(".tar"),  STR_INIT(".Z"),   STR_INIT(".bz2"), STR_INIT(".gz"),  STR_INIT(".lz"),
    STR_INIT(".lzma"), STR_INIT(".tZ"),  STR_INIT(".tb2"), STR_INIT(".tbz"), STR_INIT(".tbz2"),
    STR_INIT(".tgz"),  STR_INIT(".tlz"), STR_INIT(".tpz"), STR_INIT(".txz"), STR_INIT(".xz"),
};
static const Str others[] = {STR_INIT(".zip"), STR_INIT(".zst"), STR_INIT(".tzst")};

static bool ends_in(Str name, const Str *ending, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (str_ends(name, ending[i])) return true;
    return false;
}

bool is_archive_for_hadolint(Str name)
{
    return ends_in(name, hadolints, ARRAY_LEN(hadolints));
}

bool is_archive_to_unpack(Str name)
{
    return is_archive_for_hadolint(name) || ends_in(name, others, ARRAY_LEN(others));
}
