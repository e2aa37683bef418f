// A context is listed once for all documents with the same folder and ignore file, on another
// thread, as it may contain 100,000 files.
#include "server/listings.h"
#include "server/context_place.h"
#include "server/diagnose.h"
#include "server/host.h"
#include "server/watched.h"
#include "server/work.h"
#include <string.h>
#ifdef __linux__
#include <sys/resource.h>
#endif

enum { LISTING_NICENESS = 10, LARGE = 10000 };

// A document that waits for a listing.
typedef struct Reader {
    Str uri;
    FolderList *files;
    const FlContext *context;
    struct Reader *next;
} Reader;

// A running listing, and the documents that wait for it.
typedef struct Listing {
    uv_work_t work;
    Server *server;
    FolderList *files;
    const FlContext *context; // the result
    Reader *readers;
    Work progress;
    bool is_running;
    struct Listing *next;
} Listing;

// Listing has low priority; per thread only on Linux.
static void step_back(void)
{
#ifdef __linux__
    setpriority(PRIO_PROCESS, 0, LISTING_NICENESS);
#endif
}

static void work(uv_work_t *w)
{
    Listing *l = w->data;
    step_back();
    if (!l->context) l->context = folder_list(l->files);
    for (Reader *r = l->readers; r; r = r->next)
        r->context = folder_list_again(r->files, l->files, l->context);
}

static void unlink_listing(Server *s, const Listing *l)
{
    Listing **at = &s->listings;
    while (*at && *at != l) at = &(*at)->next;
    if (*at) *at = l->next;
}

// An old listing to be freed on another thread, as that takes long.
typedef struct Waste {
    uv_work_t work;
    FolderList *files;
} Waste;

static void free_files(uv_work_t *w)
{
    Waste *waste = w->data;
    folder_list_free(waste->files);
}

static void on_freed(uv_work_t *w, int status)
{
    if (status < 0) free_files(w);
    fl_host_alloc(w->data, 0);
}

static void throw_away(Server *s, FolderList *files)
{
    const FolderList *of = files && files->of ? files->of : files;
    if (!files || of->listing.count < LARGE || s->is_ending) {
        folder_list_free(files);
        return;
    }
    Waste *waste = fl_host_alloc(NULL, sizeof *waste);
    *waste = (Waste){.files = files};
    waste->work.data = waste;
    uv_queue_work(&s->loop, &waste->work, free_files, on_freed);
}

bool listings_give(Server *s, Document *document, FolderList *files, const FlContext *context)
{
    FolderList *old;
    bool is_new = document_set_context(document, files, context, &old);
    throw_away(s, old);
    return is_new;
}

static void give(Server *s, Document *document, Reader *r)
{
    document->is_listing = false;
    // The files beside a Dockerfile with unknown context are only used for completion.
    bool is_known = r->files->listing.knowledge != FL_CONTEXT_UNKNOWN ||
                    (document->files && document->files->listing.knowledge != FL_CONTEXT_UNKNOWN);
    bool is_new = listings_give(s, document, r->files, r->context);
    r->files = NULL;
    if (is_new && is_known) {
        diagnose_soon(s, document);
        answers_refresh(s);
    }
    if (!document->is_outdated) return;
    document->is_outdated = false;
    watched_read(s, document->uri);
}

static bool has_same_files(const FolderList *one, const FolderList *other)
{
    return folder_list_is_of(one, other->folder, &other->listing);
}

static void free_reader(Reader *r)
{
    folder_list_free(r->files);
    host_free(r->uri);
    fl_host_alloc(r, 0);
}

static void on_listed(uv_work_t *w, int status);

static void run(Server *s, Listing *l)
{
    l->is_running = true;
    uv_queue_work(&s->loop, &l->work, work, on_listed);
}

static void add_reader(Listing *l, Document *document, FolderList *files)
{
    Reader *r = fl_host_alloc(NULL, sizeof *r);
    *r = (Reader){.uri = host_copy(document->uri), .files = files, .next = l->readers};
    l->readers = r;
    document->is_listing = true;
}

static Listing *new_listing(Server *s, FolderList *files)
{
    Listing *l = fl_host_alloc(NULL, sizeof *l);
    *l = (Listing){.server = s, .files = files, .next = s->listings};
    l->work.data = l;
    s->listings = l;
    return l;
}

static bool has_older(const Document *document, const FolderList *files)
{
    const FolderList *old = document->files;
    bool is_listed = old && old->of && !document->is_listing;
    return is_listed && old->of->number < files->number && has_same_files(old, files);
}

// Documents with an older listing of the same files get this one, so that it exists once.
static void share(Server *s, const Listing *l)
{
    Listing *again = NULL;
    for (uint32_t i = 0; i < s->documents.count; i++) {
        Document *document = s->documents.item[i];
        if (!has_older(document, l->files)) continue;
        Place old = {.folder = document->files->folder, .listing = document->files->listing};
        FolderList *files = place_files(&old);
        if (!document->is_ignore)
            files->asked = fl_context_asked(&files->arena, document_doc(document));
        if (!again) again = new_listing(s, folder_list_keep(l->files));
        again->context = l->context;
        add_reader(again, document, files);
    }
    if (again) run(s, again);
}

// Gives the result to the documents, unless it was cancelled.
static void finish(Server *s, Listing *l, bool is_done)
{
    bool has_document = false;
    unlink_listing(s, l);
    work_end(s, &l->progress);
    for (Reader *r = l->readers, *next; r; r = next) {
        next = r->next;
        Document *document = is_done ? documents_find(&s->documents, r->uri) : NULL;
        if (document) give(s, document, r);
        has_document |= document != NULL;
        free_reader(r);
    }
    if (is_done) share(s, l);
    folder_list_free(l->files);
    fl_host_alloc(l, 0);
    if (has_document) server_done(s);
}

static void on_listed(uv_work_t *w, int status)
{
    Listing *l = w->data;
    Server *s = l->server;
    finish(s, l, 0 <= status && !s->is_ending);
}

// When cancelled, what was listed so far is used.
static void stop(Server *s, void *listing)
{
    (void)s;
    atomic_store(&((Listing *)listing)->files->is_cancelled, true);
}

static void on_wait_over(uv_timer_t *timer)
{
    Server *s = timer->data;
    for (Listing *l = s->listings; l; l = l->next)
        if (!l->is_running) run(s, l);
}

// One that waits for its thread.
static Listing *new_waiting(Server *s, const FolderList *like)
{
    FolderList *files = folder_list_new();
    files->number = ++s->listing_count;
    files->folder = str_copy(&files->arena, like->folder);
    files->listing.has_ignore = like->listing.has_ignore;
    files->listing.ignore = str_copy(&files->arena, like->listing.ignore);
    Listing *l = new_listing(s, files);
    l->progress = (Work){.title = STR("Reading the build context"), .cancel = stop, .owner = l};
    work_start(s, &l->progress, STR(""));
    uv_timer_start(&s->list, on_wait_over, 0, 0);
    return l;
}

// Listings requested at the same time are started together.
void listings_start(Server *s, Document *document, FolderList *files)
{
    Listing *l = s->listings;
    while (l && (l->is_running || !has_same_files(l->files, files))) l = l->next;
    if (!l) l = new_waiting(s, files);
    add_reader(l, document, files);
}

void listings_end(Server *s)
{
    for (Listing *l = s->listings, *next; l; l = next) {
        next = l->next;
        atomic_store(&l->files->is_cancelled, true);
        if (!l->is_running) finish(s, l, false);
    }
}
