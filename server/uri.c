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
