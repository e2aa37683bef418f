#include "server/listed_files.h"
#include <string.h>

enum { FRESH_MS = 5000, WAIT_MS = 100 };

// What was found, and the search that runs. The thread has `next` to itself until it says that it is done.
typedef struct Listed {
    uv_thread_t thread;
    uv_mutex_t lock;
    uv_cond_t changed;
    Arena arena, next_arena;
    Files files, next;
    Files roots; // of the search
    uint64_t found_at;
    bool is_running, is_done, was_searched;
} Listed;

static void search(void *argument)
{
    Listed *l = argument;
    for (uint32_t i = 0; i < l->roots.count; i++)
        files_find(&l->next_arena, &l->next, l->roots.item[i]);
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
    s->listed = l;
    return l;
}

// The folders may be others before the thread is done, so it gets copies.
static void start(Server *s, Listed *l)
{
    arena_reset(&l->next_arena);
    l->next = l->roots = (Files){0};
    for (uint32_t i = 0; i < s->roots.count; i++) {
        Str root = str_copy(&l->next_arena, s->roots.item[i]);
        VEC_PUSH(&l->next_arena, &l->roots, root);
    }
    l->is_done = false;
    l->is_running = uv_thread_create(&l->thread, search, l) == 0;
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

static void take(Listed *l)
{
    uv_thread_join(&l->thread);
    Arena old = l->arena;
    l->arena = l->next_arena;
    l->files = l->next;
    l->next_arena = old;
    l->is_running = false;
    l->was_searched = true;
    l->found_at = uv_hrtime();
}

const Files *listed_files(Server *s)
{
    Listed *l = listed_of(s);
    bool is_fresh = l->was_searched && uv_hrtime() - l->found_at < FRESH_MS * 1000000ull;
    if (!l->is_running && !is_fresh) start(s, l);
    if (l->is_running && wait_for(l, WAIT_MS)) take(l);
    return &l->files;
}

void listed_end(Server *s)
{
    Listed *l = s->listed;
    if (!l) return;
    if (l->is_running) take(l);
    arena_clear(&l->arena);
    arena_clear(&l->next_arena);
    uv_cond_destroy(&l->changed);
    uv_mutex_destroy(&l->lock);
    s->listed = NULL;
}
