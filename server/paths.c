// Cutting and joining paths.
#include "server/paths.h"
#include <string.h>

const char *path_z(Arena *a, Str path)
{
    char *z = arena_alloc(a, (size_t)path.len + 1);
    if (path.len) memcpy(z, path.ptr, path.len);
    return z;
}

Str path_join(Arena *a, Str folder, Str name)
{
    if (folder.len == 0) return name;
    const char *between = str_ends(folder, STR("/")) ? "" : "/";
    return str_fmt(a, "%.*s%s%.*s", STR_ARG(folder), between, STR_ARG(name));
}

Str path_folder(Str path)
{
    uint32_t end = str_behind_last(path, '/');
    while (1 < end && path.ptr[end - 1] == '/') end--;
    return str_cut(path, 0, end);
}

Str path_name(Str path)
{
    return str_skip(path, str_behind_last(path, '/'));
}

Str path_without_dots(Str path)
{
    while (str_starts(path, STR("./"))) path = str_skip(path, 2);
    return str_eq(path, STR(".")) ? STR("") : path;
}
