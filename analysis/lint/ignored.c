// An excluded folder exists nevertheless if an exception matches something in it.
#include "lint/ignored.h"
#include "values/values.h"

static bool is_everything(Str pattern)
{
    return str_is_z(pattern, "*") || str_is_z(pattern, "**") || str_is_z(pattern, "**/*");
}

static bool is_root(Str path)
{
    return str_is_z(path, ".") || str_is_z(path, "/");
}

// The last pattern that excludes the path, if no exception behind it brings the path back. The
// whole context counts as excluded only by a pattern for everything.
static uint32_t last_exclusion(Arena *a, const IgnoreFile *file, Str path)
{
    if (!is_root(path) && !ignore_excludes(a, file, path)) return STR_NONE;
    for (uint32_t i = file->count; 0 < i; i--) {
        const IgnorePattern *p = &file->item[i - 1];
        bool is_meant = is_root(path) ? is_everything(p->text) : ignore_pattern_match(a, p, path);
        if (!p->is_exception && is_meant) return i - 1;
    }
    return STR_NONE;
}

// Whether an exception may match something below the path, or a file that its wildcards match.
static bool may_bring_back(Str exception, Str path)
{
    Str wanted, part, rest = path;
    bool has_more = true, is_guess = glob_has_wildcard(path);
    if (is_root(path)) return true;
    if (str_at(rest, 0) == '/') rest = str_skip(rest, 1);
    while (rest.len && str_next_part(&rest, '/', &part)) {
        has_more = exception.len && str_next_part(&exception, '/', &wanted);
        if (!has_more) return false;
        if (str_has_z(wanted, "**")) return true;
        bool is_known = !glob_has_wildcard(wanted) && !glob_has_wildcard(part);
        if (is_known && !str_eq(wanted, part)) return false;
    }
    return exception.len || is_guess;
}

const IgnorePattern *ignored_by(Arena *a, const IgnoreFile *file, Str path)
{
    uint32_t number = last_exclusion(a, file, path);
    if (number == STR_NONE) return NULL;
    for (uint32_t i = number + 1; i < file->count; i++)
        if (file->item[i].is_exception && may_bring_back(file->item[i].text, path)) return NULL;
    return &file->item[number];
}
