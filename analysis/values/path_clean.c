// Go's path.Clean.
#include "values/ignore_file.h"

// Removes the last component of the cleaned path, but not its first `floor` bytes.
static uint32_t without_last(const char *out, uint32_t len, uint32_t floor)
{
    while (floor < len && out[len - 1] != '/') len--;
    return floor < len ? len - 1 : len;
}

// A quick test whether the path is clean: no component begins with a dot.
static bool is_clean(Str path)
{
    char before = '/';
    if (!path.len || path.ptr[path.len - 1] == '/') return false;
    for (uint32_t i = path.ptr[0] == '/'; i < path.len; i++) {
        char c = path.ptr[i];
        if (before == '/' && (c == '/' || c == '.')) return false;
        before = c;
    }
    return true;
}

Str path_clean(Arena *a, Str path)
{
    if (is_clean(path)) return str_copy(a, path);
    char *out = arena_take(a, path.len + 2);
    bool is_rooted = str_at(path, 0) == '/';
    uint32_t len = 0, floor = is_rooted; // the part that `..` cannot remove
    if (is_rooted) out[len++] = '/';
    Str rest = path, part;
    while (rest.len && str_next_part(&rest, '/', &part)) {
        if (part.len == 0 || str_is_z(part, ".")) continue;
        bool is_up = str_is_z(part, "..");
        if (is_up && (floor < len || is_rooted)) {
            len = without_last(out, len, floor);
            continue;
        }
        if (len && out[len - 1] != '/') out[len++] = '/';
        for (uint32_t i = 0; i < part.len; i++) out[len++] = part.ptr[i];
        if (is_up) floor = len;
    }
    if (len == 0) out[len++] = '.';
    return str_of(out, len);
}
