#include "lint/archives.h"
#include "syntax/walk.h"
#include "values/file_kinds.h"
#include "values/values.h"

// The text from the last dot on.
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

// Case-sensitive: `.Z` differs from `.z`.
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

// Flags of ADD that COPY lacks.
static const Str own_flags[] = {
    STR_INIT("keep-git-dir"),
    STR_INIT("checksum"),
    STR_INIT("unpack"),
};

// A URL or `user@host:path` contains a colon; a variable may be anything.
static bool is_local(Str source)
{
    return !str_has_char(source, ':') && !str_has_char(source, '$') && !str_has_char(source, '{');
}

// `jdk-21*` is most likely an archive; `Gemfile*` is not.
static bool may_be_archive(Str source)
{
    Str name = path_last(source);
    return str_has_digit(name) && str_ends_z(name, "*") && !glob_is_optional(name);
}

bool add_is_for_copy(Arena *a, const Instr *in)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < ARRAY_LEN(own_flags); i++)
        if (instr_flag(in, own_flags[i])) return false;
    for (const Node *arg = NULL; (arg = instr_next_source(in, arg)); count++) {
        Str source = arg_value(a, in, arg);
        if (!is_local(source) || is_archive_name(a, source) || may_be_archive(source)) return false;
    }
    return count && !in->heredoc_count;
}

// Files whose names tell what they are.
static const Str PLAIN = STR_INIT("Gemfile Pipfile Makefile LICENSE");

// Whether the file has an ending that is no part of a version as in `app-1.2`. Some packages and
// machine images are tar archives, which ADD unpacks.
static bool has_ending(Str source)
{
    static const Str TARS = STR_INIT(".apk .box .crate .gem .oci .ova .rootfs");
    uint32_t at = source.len;
    if (str_is_one_of(ending_of(source), TARS)) return false;
    while (0 < at && (char_is_word(source.ptr[at - 1]))) at--;
    return 1 < at && at < source.len && source.ptr[at - 1] == '.' &&
           char_is_word(source.ptr[at - 2]) && !char_is_digit(source.ptr[at]);
}

bool add_is_plain(Arena *a, const Instr *in)
{
    for (const Node *arg = NULL; (arg = instr_next_source(in, arg));) {
        Str source = arg_value(a, in, arg);
        if (!has_ending(source) && !str_is_one_of(path_last(source), PLAIN)) return false;
    }
    return true;
}
