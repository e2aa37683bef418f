// Parsing of URIs. (RFC 3986)
#ifndef FL_SERVER_URI_H
#define FL_SERVER_URI_H

#include "analysis.h"

// The last path segment, still percent-encoded: `Dockerfile` of `file:///a/Dockerfile?x#y`,
// `Untitled-1` of `untitled:Untitled-1`; empty for a folder.
Str uri_name(Str uri);

// The path of a file URI: `/a b` of `file:///a%20b`. False for other schemes, remote hosts, and
// paths with NUL.
bool uri_path(Arena *a, Str uri, Str *path);

// The URI of a file; without the final slash of a folder.
Str uri_of_path(Arena *a, Str path);

#endif
