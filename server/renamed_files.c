// workspace/willRenameFiles: the edits of open Dockerfiles for renamed files of their contexts.
#include "fl_links.h"
#include "protocol/read.h"
#include "protocol/write.h"
#include "server/methods.h"
#include "server/uri.h"

// The path of a file relative to a folder, both given as URIs; false when it is not in the folder.
static bool path_in(Arena *a, Str folder, Str uri, Str *path)
{
    Str root;
    if (!uri_path(a, folder, &root) || !uri_path(a, uri, path)) return false;
    if (!str_starts(*path, root) || str_at(*path, root.len) != '/') return false;
    *path = str_skip(*path, root.len + 1);
    while (str_ends_z(*path, "/")) path->len--;
    return path->len && !str_has_z(*path, "../");
}

static FlEdits edits_for(Arena *a, Document *document, const json_t *params, uint32_t count)
{
    FlMove *move = arena_new(a, FlMove, count);
    uint32_t inside = 0;
    for (uint32_t i = 0; i < count; i++) {
        Str old_uri, new_uri;
        FlMove *m = &move[inside];
        read_renamed_file(params, i, &old_uri, &new_uri);
        inside += path_in(a, document->folder_uri, old_uri, &m->from) &&
                  path_in(a, document->folder_uri, new_uri, &m->to);
    }
    return fl_moved(a, document_doc(document), move, inside);
}

RpcCode on_will_rename(Server *s, const json_t *params, Out *result)
{
    uint32_t count = read_renamed_files(params), edited = 0;
    if (count == UINT32_MAX) return RPC_INVALID_PARAMS;
    Out edit = out_on(&s->request);
    write_edits_begin(&edit, &s->client);
    for (uint32_t i = 0; i < s->documents.count; i++) {
        Document *document = s->documents.item[i];
        if (document_is_silent(document) || !document->folder_uri.len) continue;
        FlEdits edits = edits_for(&s->request, document, params, count);
        View view = document_view(document, &s->client);
        if (edits.count) write_edits_of(&edit, &view, edits, edited++ == 0);
        documents_cool(&s->documents, document);
    }
    write_edits_end(&edit, &s->client);
    out_str(result, edited ? out_done(&edit) : STR("null"));
    return RPC_OK;
}
