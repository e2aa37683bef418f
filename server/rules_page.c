// The installed RULES.md, if it exists.
#include "server/rules_page.h"
#include "server/paths.h"
#include <uv.h>

enum { PATH_ROOM = 4096 };

static bool exists(const char *path)
{
    uv_fs_t request;
    int result = uv_fs_stat(NULL, &request, path, NULL);
    uv_fs_req_cleanup(&request);
    return result == 0;
}

static bool is_plain(char c)
{
    return char_is_word(c) || c == '/' || c == '.' || c == '-' || c == '~';
}

static Str file_uri(Arena *a, Str path)
{
    static const char hex[] = "0123456789ABCDEF";
    Out o = out_on(a);
    out_z(&o, "file://");
    for (uint32_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];
        if (is_plain((char)c)) {
            out_char(&o, (char)c);
            continue;
        }
        out_char(&o, '%');
        out_char(&o, hex[c >> 4]);
        out_char(&o, hex[c & 15]);
    }
    out_char(&o, '#');
    return out_done(&o);
}

Str rules_page(Arena *a)
{
    char program[PATH_ROOM];
    size_t len = sizeof program;
    if (uv_exepath(program, &len)) return (Str){0};
    Str prefix = path_folder(path_folder(str_of(program, (uint32_t)len)));
    Str page = str_join(a, prefix, STR("/share/doc/fairlead/RULES.md"));
    return exists(path_z(a, page)) ? file_uri(a, page) : (Str){0};
}
