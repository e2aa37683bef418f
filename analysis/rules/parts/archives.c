#include "rules/parts/archives.h"

// From the last dot on.
static Str ending_of(Str name)
{
    uint32_t at = str_behind_last(name, '.');
    return str_skip(name, at ? at - 1 : name.len);
}

bool is_archive_name(Arena *a, Str name)
{
    return str_is_one_of(str_lower(a, ending_of(name)),
                         STR(".tar .gz .tgz .taz .bz2 .tbz .tbz2 .tb2 .xz .txz .lzma .tlz .lz .zst "
                             ".tzst .z .tpz"));
}

// Written as they are in the wild: `.Z` is not `.z`.
static const Str HADOLINTS = STR_INIT(".tar .Z .bz2 .gz .lz .lzma .tZ .tb2 .tbz .tbz2 .tgz .tlz "
                                      ".tpz .txz .xz");

bool is_archive_for_hadolint(Str name)
{
    return str_is_one_of(ending_of(name), HADOLINTS);
}

bool is_archive_to_unpack(Str name)
{
    Str ending = ending_of(name);
    return str_is_one_of(ending, HADOLINTS) || str_is_one_of(ending, STR(".zip .zst .tzst"));
}
