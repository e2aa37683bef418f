// What the server needs to know of a URI. (RFC 3986)
#ifndef FL_SERVER_URI_H
#define FL_SERVER_URI_H

#include "analysis.h"

// The last segment of the path, still percent-encoded: `Dockerfile` of `file:///a/Dockerfile?x#y`, `Untitled-1` of
// `untitled:Untitled-1`, empty for a folder.
Str uri_name(Str uri);

// The path of a file: `/a b` of `file:///a%20b`. False for other schemes, other machines and what holds a NUL.
bool uri_path(Arena *a, Str uri, Str *path);

// The URI of a file; the last slash of a folder is left out.
Str uri_of_path(Arena *a, Str path);

#endif
