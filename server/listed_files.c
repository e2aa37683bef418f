#include "server/listed_files.h"
#include "server/work.h"
#include "server/workspace.h"
#include <string.h>

enum { FRESH_MS = 5000, WAIT_MS = 100 };

// The latest result, and the running search. The thread owns `next` until is_done.
typedef struct Listed {
    uv_work_t search;
    uv_mutex_t lock;
    uv_cond_t changed;
    Server *server;
    Work work;
    Arena arena, next_arena;
    Files files, next;
    Files roots;                // of the search
    uint64_t found_at;          // nanoseconds
    uint64_t world, next_world; // Server.world when the search began
    bool is_running, is_done;   // the loop has not been told yet; the thread has finished
    bool is_taken, was_searched;
} Listed;

static void search(uv_work_t *work)
{
    Listed *l = work->data;
    for (uint32_t i = 0; i < l->roots.count; i++)
        files_find_documents(&l->next_arena, &l->next, l->roots.item[i]);
    uv_mutex_lock(&l->lock);
    l->is_done = true;
    uv_cond_signal(&l->changed);
    uv_mutex_unlock(&l->lock);
}

static Listed *listed_of(Server *s)
{
    if (s->listed) return s->listed;
    Listed *l = arena_new(&s->session, Listed, 1);
    uv_mutex_init(&l->lock);
    uv_cond_init(&l->changed);
    l->server = s;
    l->search.data = l;
    s->listed = l;
    return l;
}

// Makes the finished search the result.
static void take(Listed *l)
{
    Arena old = l->arena;
    l->arena = l->next_arena;
    l->files = l->next;
    l->next_arena = old;
    l->is_taken = true;
    l->was_searched = true;
    l->world = l->next_world;
    l->found_at = uv_hrtime();
    work_end(l->server, &l->work);
}

static void on_searched(uv_work_t *work, int status)
{
    Listed *l = work->data;
    l->is_running = false;
    if (status < 0) return;
    if (!l->is_taken) take(l);
    workspace_listed(l->server, &l->files);
    server_done(l->server);
}

// Copies, as the workspace folders may change meanwhile.
static void start(Server *s, Listed *l)
{
    arena_reset(&l->next_arena);
    l->next = l->roots = (Files){0};
    for (uint32_t i = 0; i < s->roots.count; i++) {
        Str root = str_copy(&l->next_arena, s->roots.item[i]);
        VEC_PUSH(&l->next_arena, &l->roots, root);
    }
    l->next_world = s->world;
    l->is_done = l->is_taken = false;
    l->is_running = uv_queue_work(&s->loop, &l->search, search, on_searched) == 0;
    l->work = (Work){.title = STR("Looking for Dockerfiles")};
    if (l->is_running) work_start(s, &l->work, STR(""));
}

static bool wait_for(Listed *l, uint64_t ms)
{
    uint64_t end = uv_hrtime() + ms * 1000000;
    uv_mutex_lock(&l->lock);
    for (uint64_t now; !l->is_done && (now = uv_hrtime()) < end;)
        uv_cond_timedwait(&l->changed, &l->lock, end - now);
    bool is_done = l->is_done;
    uv_mutex_unlock(&l->lock);
    return is_done;
}

// Whether the client would have reported created and deleted files since.
static bool is_watched(const Server *s, const Listed *l)
{
    return l->was_searched && s->client.has_watched_files && l->world == s->world;
}

const Files *listed_files(Server *s)
{
    Listed *l = listed_of(s);
    bool is_same = l->was_searched && l->world == s->world;
    bool is_young = is_same && uv_hrtime() - l->found_at < FRESH_MS * 1000000ull;
    if (!l->is_running && !is_young && !is_watched(s, l)) start(s, l);
    if (l->is_running && !l->is_taken && wait_for(l, WAIT_MS)) take(l);
    return &l->files;
}

const Files *listed_files_now(Server *s)
{
    Listed *l = listed_of(s);
    if (!l->is_running && is_watched(s, l)) return &l->files;
    if (!l->is_running) start(s, l);
    return NULL;
}

void listed_end(Server *s)
{
    Listed *l = s->listed;
    if (!l) return;
    arena_clear(&l->arena);
    arena_clear(&l->next_arena);
    uv_cond_destroy(&l->changed);
    uv_mutex_destroy(&l->lock);
    s->listed = NULL;
}
