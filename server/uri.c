#include "server/uri.h"

Str uri_name(Str uri)
{
    uint32_t end = 0, start = 0;
    while (end < uri.len && uri.ptr[end] != '?' && uri.ptr[end] != '#') {
        char c = uri.ptr[end++];
        if (c == '/' || c == ':') start = end;
    }
    return str_cut(uri, start, end);
}

static int hex_digit(char c)
{
    if (char_is_digit(c)) return c - '0';
    char lower = char_lower(c);
    return 'a' <= lower && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool uri_path(Arena *a, Str uri, Str *path)
{
    Str rest = str_skip(uri, 7);
    bool is_local = str_istarts(rest, STR("localhost/"));
    if (!str_istarts(uri, STR("file://")) || (!is_local && str_at(rest, 0) != '/')) return false;
    if (is_local) rest = str_skip(rest, 9);
    Out o = out_on(a);
    for (uint32_t i = 0; i < rest.len && rest.ptr[i] != '?' && rest.ptr[i] != '#'; i++) {
        int high = rest.ptr[i] == '%' ? hex_digit(str_at(rest, i + 1)) : -1;
        int low = 0 <= high ? hex_digit(str_at(rest, i + 2)) : -1;
        out_char(&o, 0 <= low ? (char)(high << 4 | low) : rest.ptr[i]);
        if (0 <= low) i += 2;
    }
    *path = out_done(&o);
    return !str_has_char(*path, '\0');
}

Str uri_of_path(Arena *a, Str path)
{
    Out o = out_on(a);
    while (str_ends_z(path, "/")) path.len--;
    out_z(&o, "file://");
    for (uint32_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        if (char_is_word(c) || str_has_char(STR("/.-~"), c))
            out_char(&o, c);
        else
            out_fmt(&o, "%%%c%c", "0123456789ABCDEF"[(unsigned char)c >> 4],
                    "0123456789ABCDEF"[c & 15]);
    }
    return out_done(&o);
}
