// The file is read when a document is opened or saved, and when the client tells that one has changed: it is small, and
// nobody waits for it while typing.
#include "server/watched.h"
#include "protocol/read.h"
#include "protocol/rpc.h"
#include "server/diagnose.h"
#include "server/files.h"
#include "server/paths.h"
#include "server/stdio.h"
#include "server/uri.h"
#include <string.h>

static Str keep(Str text)
{
    char *copy = fl_host_alloc(NULL, (size_t)text.len + 1);
    if (text.len) memcpy(copy, text.ptr, text.len);
    return (Str){copy, text.len};
}

void watched_set_roots(Server *s, const json_t *params)
{
    uint32_t count = read_root_count(params);
    s->roots.item = fl_host_alloc(NULL, sizeof *s->roots.item * (count + 1));
    for (uint32_t i = 0; i < count; i++) {
        Str path;
        if (!uri_path(&s->request, read_root(params, i), &path)) continue;
        while (1 < path.len && str_ends(path, STR("/"))) path.len--;
        s->roots.item[s->roots.count++] = keep(path);
    }
}

static bool is_inside(Str folder, Str root)
{
    Str rest = str_skip(folder, root.len);
    bool is_whole = !rest.len || rest.ptr[0] == '/' || root.len == 1;
    return str_starts(folder, root) && is_whole;
}

// The part of the path after the folder of the workspace that holds it, or only its name: what lies above is not the
// project's.
static uint32_t start_of_project(const Server *s, Str path)
{
    uint32_t best = path_folder(path).len;
    for (uint32_t i = 0; i < s->roots.count; i++) {
        Str root = s->roots.item[i];
        if (is_inside(path_folder(path), root) && root.len < best) best = root.len;
    }
    return best;
}

static bool read_text(Server *s, Str path, Str *text)
{
    Arena *a = &s->request;
    uint32_t start = start_of_project(s, path);
    if (file_read_if_any(a, str_join(a, path, STR(".dockerignore")), text)) return true;
    for (Str folder = path_folder(path);; folder = path_folder(folder)) {
        if (file_read_if_any(a, path_join(a, folder, STR(".dockerignore")), text)) return true;
        if (folder.len <= start) return false;
    }
}

// False when the file is as before.
static bool read_for(Server *s, Document *document)
{
    Str path, text = STR("");
    if (document_is_silent(document) || !uri_path(&s->request, document->uri, &path)) return false;
    bool has_ignore = read_text(s, path, &text);
    return document_set_ignore(document, has_ignore, text);
}

void watched_open(Server *s, Document *document)
{
    read_for(s, document);
}

// A client that asks for diagnostics itself does not know that they are others now.
static void ask_to_refresh(Server *s)
{
    if (!s->client.has_pull || !s->client.has_refresh) return;
    Out o = out_on(&s->request);
    rpc_start_request(&o, ++s->last_request, STR("workspace/diagnostic/refresh"));
    out_str(&o, STR("null"));
    rpc_end(&o);
    stdio_send(s, &o);
}

void watched_read(Server *s, Str uri)
{
    bool is_any = uri.len == 0 || str_ends(uri_name(uri), STR(".dockerignore")),
         has_changed = false;
    for (uint32_t i = 0; i < s->documents.count; i++) {
        Document *document = s->documents.item[i];
        if (!is_any && !str_eq(document->uri, uri)) continue;
        if (!read_for(s, document)) continue;
        diagnose_soon(s, document);
        has_changed = true;
    }
    if (has_changed) ask_to_refresh(s);
}

void watched_ask(Server *s)
{
    if (!s->client.has_watched_files) return;
    Out o = out_on(&s->request);
    rpc_start_request(&o, ++s->last_request, STR("client/registerCapability"));
    out_str(
        &o,
        STR("{\"registrations\":[{\"id\":\"dockerignore\",\"method\":"
            "\"workspace/didChangeWatchedFiles\",\"registerOptions\":{\"watchers\":[{"
            "\"globPattern\":\"**/*.dockerignore\"},{\"globPattern\":\"**/.dockerignore\"}]}}]}"));
    rpc_end(&o);
    stdio_send(s, &o);
}
