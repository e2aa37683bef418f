// Finding a context needs few system calls and is done at once. It is listed on another thread
// (listings.h), and then given to its document.
#include "server/watched.h"
#include "fl_ignore.h"
#include "protocol/read.h"
#include "protocol/rpc.h"
#include "server/configured.h"
#include "server/context_place.h"
#include "server/diagnose.h"
#include "server/files.h"
#include "server/listings.h"
#include "server/paths.h"
#include "server/stdio.h"
#include "server/uri.h"

enum { RELIST_MS = 500, REREAD_MS = 300, PLACE_MS = 300 };

// ---- The workspace ----

// The path of a folder without final slashes; false for other URIs.
static bool folder_path(Server *s, Str uri, Str *path)
{
    if (!uri_path(&s->request, uri, path)) return false;
    while (1 < path->len && str_ends_z(*path, "/")) path->len--;
    return true;
}

static void add_root(Server *s, Str uri)
{
    Str path;
    if (!folder_path(s, uri, &path)) return;
    s->roots.item = fl_host_alloc(s->roots.item, sizeof *s->roots.item * (s->roots.count + 1));
    s->roots.item[s->roots.count++] = str_copy(&s->session, path);
}

static void drop_root(Server *s, Str uri)
{
    Str path;
    if (!folder_path(s, uri, &path)) return;
    for (uint32_t i = 0; i < s->roots.count; i++) {
        if (!str_eq(s->roots.item[i], path)) continue;
        s->roots.item[i] = s->roots.item[--s->roots.count];
        return;
    }
}

void watched_set_roots(Server *s, const json_t *params)
{
    for (uint32_t i = 0; i < read_root_count(params); i++) add_root(s, read_root(params, i));
}

void watched_change_roots(Server *s, const json_t *params)
{
    for (uint32_t i = 0; i < read_folder_changes(params, false); i++)
        drop_root(s, read_changed_folder(params, false, i));
    for (uint32_t i = 0; i < read_folder_changes(params, true); i++)
        add_root(s, read_changed_folder(params, true, i));
    watched_read(s, STR(""));
}

static bool is_inside(Str folder, Str root)
{
    Str rest = str_skip(folder, root.len);
    bool is_whole = !rest.len || rest.ptr[0] == '/' || root.len == 1;
    return str_starts(folder, root) && is_whole;
}

uint32_t watched_start_of_project(const Server *s, Str path)
{
    uint32_t best = path_folder(path).len;
    for (uint32_t i = 0; i < s->roots.count; i++) {
        Str root = s->roots.item[i];
        if (is_inside(path_folder(path), root) && root.len < best) best = root.len;
    }
    return best;
}

// ---- One document ----

static Place find_place(Server *s, Document *document, BuildCache *builds, Str path)
{
    Arena *a = &s->request;
    PlaceQuery q = {
        .dockerfile = path, .start = watched_start_of_project(s, path), .builds = builds};
    q.open = &s->documents;
    q.told = document->build_context;
    Str named;
    q.sources = fl_context_sources(a, document_doc(document));
    bool is_named = fl_context_named(a, document_doc(document), &named);
    if (is_named) q.told = path_join(a, path_folder(path), named);
    Place place = place_find(a, &q);
    if (place.is_missing && !is_named) configured_tell_missing(s, q.told); // a comment is typed
    return place;
}

// Finds the context of a Dockerfile, with its sources; false when there is none.
static bool dockerfile_place(Server *s, Arena *a, BuildCache *builds, Str dockerfile, Place *out)
{
    PlaceQuery q = {.dockerfile = dockerfile,
                    .start = watched_start_of_project(s, dockerfile),
                    .builds = builds};
    Str text;
    if (!file_read_if_any(a, dockerfile, &text)) return false;
    FlDoc *doc = fl_open(text);
    q.sources = fl_context_sources(a, doc);
    *out = place_find(a, &q);
    out->listing.copied = q.sources;
    out->listing.copied_by = path_name(dockerfile);
    fl_close(doc);
    return true;
}

// For an ignore file in the root of a context: what a Dockerfile beside it copies, if that file
// applies to it.
static Place root_place(Server *s, Arena *a, BuildCache *builds, Str path)
{
    static const Str names[] = {STR_INIT("Dockerfile"), STR_INIT("Containerfile")};
    Str folder = path_folder(path), name = path_name(path);
    Place place = {.folder = folder, .listing = {.folder = STR("."), .ignore_path = name}}, of;
    bool is_known = folder.len == watched_start_of_project(s, path);
    for (uint32_t i = 0; i < ARRAY_LEN(names); i++) {
        if (!dockerfile_place(s, a, builds, path_join(a, folder, names[i]), &of)) continue;
        is_known = true;
        bool goes_by = of.listing.knowledge == FL_CONTEXT_KNOWN && str_eq(of.folder, folder) &&
                       str_eq(of.listing.ignore_path, name);
        if (!goes_by || place.listing.copied.count) continue;
        place.listing.copied = of.listing.copied;
        place.listing.copied_by = of.listing.copied_by;
    }
    place.listing.knowledge = is_known ? FL_CONTEXT_KNOWN : FL_CONTEXT_GUESSED;
    return place;
}

// The context of an ignore file: its folder, or that of the Dockerfile in its name.
static Place ignore_place(Server *s, Arena *a, BuildCache *builds, Str path)
{
    Str folder = path_folder(path), name = path_name(path);
    Place place = {.folder = folder, .listing = {.folder = STR("."), .ignore_path = name}}, of;
    uint32_t dot = str_behind_last(name, '.');
    Str dockerfile = str_cut(path, 0, path.len - (name.len - dot) - (dot ? 1 : 0));
    if (dot <= 1)
        place = root_place(s, a, builds, path);
    else if (dockerfile_place(s, a, builds, dockerfile, &of))
        place = of;
    if (place.listing.knowledge != FL_CONTEXT_KNOWN) place.listing.copied.count = 0;
    place.listing.has_ignore = false; // the document itself is the ignore file
    place.listing.ignore = STR("");
    return place;
}

FolderList *watched_ignore_files(Server *s, Str path)
{
    BuildCache builds = {0};
    Place place = ignore_place(s, &s->request, &builds, path);
    FolderList *files = place_files(&place);
    build_cache_clear(&builds);
    return files;
}

void watched_start_context(const Server *s, Str path, CheckedContext *context)
{
    context->has_start = true;
    context->start = watched_start_of_project(s, path);
}

// What is known without listing.
static const FlContext *only_ignore(FolderList *files)
{
    FlListing listing = files->listing;
    listing.knowledge = FL_CONTEXT_UNKNOWN;
    return fl_context(&files->arena, &listing);
}

static bool has_same_ignore(const Document *document, const FlListing *l)
{
    const FlConfig *c = &document->config;
    if (!c->context) return false;
    return c->has_ignore == l->has_ignore && str_eq(c->ignore, l->ignore);
}

// What has changed.
typedef enum Changed { ANY_FILES, IGNORE_TEXTS, TYPED_TEXTS } Changed;

// Whether the document has the listing for completion with unknown context.
static bool has_same_list(const Document *document, const FolderList *files)
{
    const FolderList *old = document->files;
    return files->listing.knowledge == FL_CONTEXT_UNKNOWN && old && old->of &&
           old->listing.knowledge == FL_CONTEXT_UNKNOWN &&
           folder_list_is_of(old, files->folder, &files->listing);
}

static bool wants_context(Document *document)
{
    return document->is_ignore || document->is_offered || fl_wants_context(document_doc(document));
}

// That listing is only made for a document that is being typed in.
static bool is_to_be_listed(Document *document, const Place *found, Changed what)
{
    bool is_known = found->listing.knowledge != FL_CONTEXT_UNKNOWN;
    bool is_wanted = wants_context(document);
    document->is_placed = is_known && is_wanted;
    return is_wanted && (is_known || (found->is_near && what == TYPED_TEXTS));
}

static bool has_changed(const Document *document, Changed what, const FlListing *l)
{
    if (what != IGNORE_TEXTS || !document->files) return true;
    const FlListing *old = &document->files->listing;
    return !has_same_ignore(document, l) || !str_eq(old->other_ignore, l->other_ignore) ||
           !str_eq(old->ignore_path, l->ignore_path);
}

// Whether more is known now than before. A listing follows.
static bool read_for(Server *s, Document *document, BuildCache *builds, Changed what)
{
    Str path;
    bool is_silent = document_is_silent(document) && (!document->is_ignore || document->is_lost);
    if (is_silent || !uri_path(&s->request, document->uri, &path)) return false;
    if (document->is_listing) {
        document->is_outdated = true;
        return false;
    }
    Place found = document->is_ignore ? ignore_place(s, &s->request, builds, path)
                                      : find_place(s, document, builds, path);
    if (!has_changed(document, what, &found.listing)) return false;
    FolderList *files = place_files(&found);
    bool is_listed = is_to_be_listed(document, &found, what);
    if (is_listed && has_same_list(document, files)) {
        folder_list_free(files);
        return false;
    }
    if (!is_listed) return listings_give(s, document, files, only_ignore(files));
    bool is_new = !has_same_ignore(document, &files->listing);
    if (is_new) {
        FolderList *first = place_files(&found);
        is_new = listings_give(s, document, first, only_ignore(first));
    }
    if (!document->is_ignore)
        files->asked = fl_context_asked(&files->arena, document_doc(document));
    listings_start(s, document, files);
    return is_new;
}

void watched_open(Server *s, Document *document)
{
    BuildCache builds = {0};
    read_for(s, document, &builds, ANY_FILES);
    build_cache_clear(&builds);
}

// Whether the change concerns the document. An unknown context may become known when a file is
// saved.
static bool is_concerned(Document *document, Str uri, Changed what)
{
    bool is_typed = document->is_typed;
    if (uri.len && !str_eq(document->uri, uri)) return false;
    if (what == IGNORE_TEXTS) return !document->is_ignore;
    if (what == ANY_FILES) return true;
    document->is_typed = false;
    return is_typed && wants_context(document);
}

static void read_documents(Server *s, Str uri, Changed what)
{
    bool is_new = false;
    BuildCache builds = {0}; // shared by all documents
    for (uint32_t i = 0; i < s->documents.count; i++) {
        Document *document = s->documents.item[i];
        if (!is_concerned(document, uri, what)) continue;
        if (!read_for(s, document, &builds, what)) {
            documents_cool(&s->documents, document);
            continue;
        }
        diagnose_soon(s, document);
        is_new = true;
    }
    build_cache_clear(&builds);
    if (is_new) answers_refresh(s);
}

// Does pending work now.
static void read_now(Server *s, uv_timer_t *timer, Changed what)
{
    if (!uv_is_active((uv_handle_t *)timer)) return;
    uv_timer_stop(timer);
    read_documents(s, STR(""), what);
}

void watched_read(Server *s, Str uri)
{
    read_documents(s, fl_is_ignore_name(uri_name(uri)) ? STR("") : uri, ANY_FILES);
}

static void on_reread(uv_timer_t *timer)
{
    Server *s = timer->data;
    read_documents(s, STR(""), IGNORE_TEXTS);
    server_done(s);
}

void watched_ignore_soon(Server *s, const Document *document)
{
    if (!s->is_ending && document->is_ignore) uv_timer_start(&s->reread, on_reread, REREAD_MS, 0);
}

void watched_ignore_now(Server *s)
{
    read_now(s, &s->reread, IGNORE_TEXTS);
}

static void on_place(uv_timer_t *timer)
{
    Server *s = timer->data;
    read_documents(s, STR(""), TYPED_TEXTS);
    server_done(s);
}

void watched_typed(Server *s, Document *document)
{
    if (s->is_ending || document->is_placed || document_is_silent(document)) return;
    document->is_typed = true;
    uv_timer_start(&s->place, on_place, PLACE_MS, 0);
}

void watched_offered(Server *s, Document *document)
{
    if (document->is_offered || document->is_placed || document_is_silent(document)) return;
    document->is_offered = document->is_typed = true;
    uv_timer_start(&s->place, on_place, 0, 0);
}

void watched_place_now(Server *s)
{
    read_now(s, &s->place, TYPED_TEXTS);
}

static void on_relist(uv_timer_t *timer)
{
    Server *s = timer->data;
    watched_read(s, STR(""));
    server_done(s);
}

void watched_read_soon(Server *s)
{
    if (!s->is_ending && !uv_is_active((uv_handle_t *)&s->relist))
        uv_timer_start(&s->relist, on_relist, RELIST_MS, 0);
}

// Files whose content is read. Of others only creation and deletion matter.
static const char *const read_globs[] = {
    "*.dockerignore",
    ".dockerignore",
    "*.containerignore",
    "{package,composer}.json",
    "*.{toml,yaml,yml,gradle,gradle.kts}",
    "*.{csproj,fsproj,vbproj,props,targets,sln}",
    "{nuget,NuGet}.{config,Config}",
    "*{requirements,constraints}*.{txt,in}",
    "{go.mod,go.work,pom.xml,Gemfile,Pipfile,setup.py,setup.cfg,.npmrc,.yarnrc,.pnpmfile.cjs}",
    ".env*",
    "*.env",
    "docker-bake.*",
};

void watched_ask(Server *s)
{
    enum { CREATED_OR_DELETED = 1 | 4 }; // LSP 3.17, WatchKind
    if (!s->client.has_watched_files) return;
    Out o = out_on(&s->request);
    rpc_start_request(&o, ++s->last_request, STR("client/registerCapability"));
    out_z(&o, "{\"registrations\":[{\"id\":\"context\",\"method\":"
              "\"workspace/didChangeWatchedFiles\",\"registerOptions\":{\"watchers\":[");
    for (uint32_t i = 0; i < ARRAY_LEN(read_globs); i++)
        out_fmt(&o, "{\"globPattern\":\"**/%s\"},", read_globs[i]);
    out_fmt(&o, "{\"globPattern\":\"**/*\",\"kind\":%u}]}}]}", CREATED_OR_DELETED);
    rpc_end(&o);
    stdio_send(s, &o);
}
