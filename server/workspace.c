// A report checks file after file on another thread, so that the server stays responsive. Open
// documents are checked as in the editor. Unchanged files are not read again.
#include "server/workspace.h"
#include "fl_ignore.h"
#include "protocol/read.h"
#include "protocol/write.h"
#include "server/configured.h"
#include "server/diagnose.h"
#include "server/listed_files.h"
#include "server/log.h"
#include "server/methods.h"
#include "server/stdio.h"
#include "server/uri.h"
#include "server/watched.h"
#include "server/work.h"
#include "server/workspace_file.h"
#include <stdlib.h>
#include <string.h>

enum {
    FILES_MAX = 5000,
    PART_BYTES = 64 << 10, // size of a partial result
    PART_MS = 100,         // interval of partial results
    ANSWER_MAX = 48 << 20, // maximum size of a response
};

// The result of a file that the client, or the server, has.
typedef struct Known {
    Str key; // the path, or a URI that is no file
    Str uri, id;
    uint64_t stamp, world;
    bool is_there;
} Known;

typedef struct KnownList {
    Known *item;
    uint32_t count, room;
} KnownList;

typedef struct Report {
    struct Report *next;
    Server *server;
    Message request;
    Work work;
    Arena arena;
    Str partial;     // partialResultToken as JSON; empty: none
    KnownList known; // by the client, sorted
    KnownList done;  // files that were checked
    Files files;
    uint32_t at;
    Arena part_arena;
    Out part; // items not sent yet
    uint64_t part_since, world;
    CheckedContext context;
    WorkspaceFile *file; // being checked on another thread; or NULL
    bool is_listed, is_over;
} Report;

// Results of the last complete report, valid while their files are unchanged.
typedef struct Kept {
    Arena arena;
    KnownList list; // sorted
} Kept;

struct Workspace {
    Report *first;
    Kept kept;
    uint32_t checking; // files being checked
    bool was_asked;
};

static Workspace *workspace_of(Server *s)
{
    if (!s->workspace) s->workspace = arena_new(&s->session, Workspace, 1);
    return s->workspace;
}

// ---- What is known ----

static int by_key(const void *one, const void *two)
{
    return str_cmp(((const Known *)one)->key, ((const Known *)two)->key);
}

static void sort(KnownList *list)
{
    if (list->count) qsort(list->item, list->count, sizeof *list->item, by_key);
}

static Known *find(const KnownList *list, Str key)
{
    Known wanted = {.key = key};
    if (!list->count) return NULL;
    return bsearch(&wanted, list->item, list->count, sizeof *list->item, by_key);
}

static Str key_of(Arena *a, Str uri)
{
    Str path;
    return uri_path(a, uri, &path) ? path : uri;
}

static void read_known(Report *r, const json_t *params)
{
    Arena *a = &r->arena;
    for (uint32_t i = 0; i < read_known_results(params); i++) {
        KnownResult result = read_known_result(params, i);
        Known known = {.uri = str_copy(a, result.uri), .id = str_copy(a, result.id)};
        known.key = key_of(a, known.uri);
        VEC_PUSH(a, &r->known, known);
    }
    sort(&r->known);
}

// The id of the client's result for the file; empty if it has none. Marks the file as existing.
static Str previous_id(Report *r, Str key)
{
    Known *known = find(&r->known, key);
    if (!known) return STR("");
    known->is_there = true;
    return known->id;
}

// ---- What is sent ----

static void send_part(Server *s, Report *r)
{
    Out o = out_on(&s->request);
    rpc_start_notification(&o, STR("$/progress"));
    out_z(&o, "{\"token\":");
    out_str(&o, r->partial);
    out_z(&o, ",\"value\":{\"items\":[");
    out_str(&o, out_done(&r->part));
    out_z(&o, "]}}");
    rpc_end(&o);
    stdio_send(s, &o);
    arena_reset(&r->part_arena);
    r->part = out_on(&r->part_arena);
    r->part_since = uv_now(&s->loop);
}

static void send_due_part(Server *s, Report *r)
{
    bool is_due = PART_BYTES <= r->part.len || PART_MS <= uv_now(&s->loop) - r->part_since;
    if (r->partial.len && r->part.len && is_due && !stdio_is_full(s)) send_part(s, r);
}

static void start_item(Report *r)
{
    if (r->part.len) out_char(&r->part, ',');
}

static void send_answer(Server *s, Report *r)
{
    if (r->partial.len && r->part.len) send_part(s, r);
    Out o = out_on(&s->request);
    rpc_start_result(&o, &r->request);
    out_z(&o, "{\"items\":[");
    out_str(&o, out_done(&r->part));
    out_z(&o, "]}");
    rpc_end(&o);
    stdio_send(s, &o);
}

// ---- The end of a report ----

static void free_report(Report *r)
{
    checked_context_clear(&r->context);
    arena_clear(&r->part_arena);
    arena_clear(&r->arena);
    fl_host_alloc(r, 0);
}

// The report stays allocated while one of its files is being checked.
static void leave(Server *s, Report *r)
{
    Report **at = &workspace_of(s)->first;
    while (*at && *at != r) at = &(*at)->next;
    if (*at) *at = r->next;
    r->is_over = true;
    if (!r->file) free_report(r);
}

static void cancel(Server *s, void *report)
{
    Report *r = report;
    work_end(s, &r->work);
    Out o = out_on(&s->request);
    rpc_write_error(&o, &r->request, RPC_CANCELLED, rpc_error_text(RPC_CANCELLED));
    stdio_send(s, &o);
    leave(s, r);
}

static void keep(Server *s, const Report *r)
{
    Kept *kept = &workspace_of(s)->kept;
    arena_reset(&kept->arena);
    kept->list = (KnownList){0};
    for (uint32_t i = 0; i < r->done.count; i++) {
        Known known = r->done.item[i];
        known.key = str_copy(&kept->arena, known.key);
        known.id = str_copy(&kept->arena, known.id);
        VEC_PUSH(&kept->arena, &kept->list, known);
    }
    sort(&kept->list);
}

static void finish(Server *s, Report *r)
{
    for (uint32_t i = 0; i < r->known.count; i++) {
        if (r->known.item[i].is_there) continue;
        start_item(r);
        write_gone_report(&r->part, r->known.item[i].uri);
    }
    keep(s, r);
    work_end(s, &r->work); // the token is valid until the response
    send_answer(s, r);
    leave(s, r);
}

// ---- From file to file ----

static void on_check(uv_work_t *work)
{
    workspace_file_check(work->data);
}

static void forget(WorkspaceFile *f)
{
    folder_list_free(f->files);
    arena_clear(&f->arena);
    fl_host_alloc(f, 0);
}

static void note(Report *r, Str path, Str id, uint64_t stamp, uint64_t world)
{
    Known known = {.key = path, .id = str_copy(&r->arena, id), .stamp = stamp, .world = world};
    VEC_PUSH(&r->arena, &r->done, known);
}

static void go_on(Server *s, Report *r);

static void take(Report *r, const WorkspaceFile *f)
{
    Known *known = find(&r->known, f->path);
    if (!f->item.len && known) known->is_there = false;
    if (!f->item.len) return;
    start_item(r);
    out_str(&r->part, f->item);
    note(r, r->files.item[r->at], f->id, f->stamp, r->world);
}

static void on_checked(uv_work_t *work, int status)
{
    (void)status;
    WorkspaceFile *f = work->data;
    Report *r = f->owner;
    Server *s = r->server;
    r->file = NULL;
    s->workspace->checking--;
    if (!workspace_is_checking(s)) configured_clear_old(s);
    if (r->is_over) {
        free_report(r);
    } else {
        take(r, f);
        r->at++;
        go_on(s, r);
    }
    forget(f);
    if (!s->is_ending) server_done(s);
}

static void start_check(Server *s, Report *r, Str path)
{
    WorkspaceFile *f = fl_host_alloc(NULL, sizeof *f);
    *f = (WorkspaceFile){.owner = r, .client = &s->client, .context = &r->context};
    f->work.data = f;
    f->path = str_copy(&f->arena, path);
    f->uri = uri_of_path(&f->arena, path);
    f->previous = str_copy(&f->arena, previous_id(r, path));
    configured_for_path(s, &f->arena, path, &f->settings);
    if (fl_is_ignore_name(uri_name(f->uri)))
        f->files = watched_ignore_files(s, path);
    else
        watched_start_context(s, path, &r->context);
    r->file = f;
    s->workspace->checking++;
    uv_queue_work(&s->loop, &f->work, on_check, on_checked);
}

// Whether the client already has this result.
static bool is_same(Server *s, Report *r, Str path)
{
    const Known *kept = find(&workspace_of(s)->kept.list, path);
    if (!kept || !s->client.has_watched_files || kept->world != r->world) return false;
    if (!str_eq(previous_id(r, path), kept->id)) return false;
    if (workspace_stamp(&s->request, path) != kept->stamp) return false;
    start_item(r);
    View view = {.uri = uri_of_path(&s->request, path), .is_closed = true};
    write_same_report(&r->part, &view, kept->id);
    note(r, path, kept->id, kept->stamp, r->world);
    return true;
}

static void go_on(Server *s, Report *r)
{
    bool is_long = !r->partial.len && ANSWER_MAX <= r->part.len;
    if (is_long)
        log_client(s, LOG_WARNING, STR("the findings of the workspace are too many to be sent"));
    for (; r->at < r->files.count && !is_long; r->at++) {
        Str path = r->files.item[r->at];
        r->work.done = r->at;
        send_due_part(s, r);
        if (documents_at(&s->documents, path) || is_same(s, r, path)) continue;
        start_check(s, r, path);
        return;
    }
    finish(s, r);
}

// A reported, unchanged file is skipped, as editors may ask every two seconds.
static void report_document(Server *s, Report *r, Document *document, Str previous)
{
    View view = document_view(document, &s->client);
    if (document->is_reported && str_eq(previous, str_of(document->result, RESULT_ID_LEN))) {
        write_same_report(&r->part, &view, previous);
        return;
    }
    Str id = write_workspace_report(&r->part, &view, diagnose_findings(s, document), previous);
    document->is_reported = id.len == RESULT_ID_LEN;
    if (document->is_reported) memcpy(document->result, id.ptr, RESULT_ID_LEN);
}

static void report_open(Server *s, Report *r)
{
    for (uint32_t i = 0; i < s->documents.count; i++) {
        Document *document = s->documents.item[i];
        Str previous = previous_id(r, key_of(&s->request, document->uri));
        if (document->is_lost || (document->is_quiet && !document->is_ignore)) continue;
        start_item(r);
        report_document(s, r, document, previous);
    }
}

static void start(Server *s, Report *r, const Files *files)
{
    for (uint32_t i = 0; i < files->count && i < FILES_MAX; i++) {
        Str path = str_copy(&r->arena, files->item[i]);
        VEC_PUSH(&r->arena, &r->files, path);
    }
    if (FILES_MAX < files->count)
        log_client(s, LOG_WARNING, STR("only 5000 Dockerfiles of the workspace are checked"));
    r->is_listed = true;
    r->world = s->world;
    r->work.all = r->files.count;
    r->part_since = uv_now(&s->loop);
    report_open(s, r);
    go_on(s, r);
}

// ---- The session ----

static void add_last(Workspace *w, Report *r)
{
    Report **at = &w->first;
    while (*at) at = &(*at)->next;
    *at = r;
}

RpcCode on_workspace_diagnostic(Server *s, const json_t *params, Out *result)
{
    (void)result;
    Report *r = fl_host_alloc(NULL, sizeof *r);
    *r = (Report){.server = s, .work = {.title = STR("Checking Dockerfiles"), .cancel = cancel}};
    r->part = out_on(&r->part_arena);
    r->work.owner = r;
    r->request = rpc_keep(&r->arena, s->asked);
    r->partial = read_token(&r->arena, params, "partialResultToken");
    read_known(r, params);
    add_last(workspace_of(s), r);
    work_start(s, &r->work, read_token(&s->request, params, "workDoneToken"));
    configured_ask_for_workspace(s);
    workspace_of(s)->was_asked = true;
    const Files *files = listed_files_now(s);
    if (files) start(s, r, files);
    return RPC_LATER;
}

void workspace_listed(Server *s, const Files *files)
{
    for (Report *r = workspace_of(s)->first, *next; r && !s->is_ending; r = next) {
        next = r->next;
        if (!r->is_listed) start(s, r, files);
    }
}

void workspace_changed(Server *s)
{
    s->world++;
}

void workspace_refresh(Server *s)
{
    if (s->workspace && s->workspace->was_asked) diagnose_refresh(s);
}

bool workspace_is_checking(const Server *s)
{
    return s->workspace && s->workspace->checking;
}

void workspace_cancel(Server *s, const json_t *params)
{
    for (Report *r = workspace_of(s)->first; r; r = r->next) {
        if (!rpc_cancels(&s->request, params, &r->request)) continue;
        cancel(s, r);
        return;
    }
}

void workspace_cancel_all(Server *s)
{
    while (workspace_of(s)->first) cancel(s, workspace_of(s)->first);
}

void workspace_clear(Server *s)
{
    if (s->workspace) arena_clear(&s->workspace->kept.arena);
}
