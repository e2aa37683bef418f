// Threads take the next number, work without a lock, and whoever finishes the one that is waited for hands on all that
// are done.
#include "server/in_order.h"
#include <stdbool.h>
#include <uv.h>

enum { THREADS_MAX = 16, FEW = 4 }; // fewer things than this are not worth a thread

typedef struct Crew {
    const InOrder *what;
    uv_mutex_t lock;
    uv_cond_t moved;      // a place is free again
    uint32_t next, taken; // numbers given out; results handed on
    bool is_done[IN_ORDER_PLACES];
} Crew;

static bool next_number(Crew *crew, uint32_t *number)
{
    while (crew->next < crew->what->count && crew->taken + IN_ORDER_PLACES <= crew->next)
        uv_cond_wait(&crew->moved, &crew->lock);
    *number = crew->next;
    if (crew->next == crew->what->count) return false;
    crew->next++;
    return true;
}

static void hand_on(Crew *crew)
{
    uint32_t before = crew->taken;
    for (uint32_t place; crew->is_done[place = crew->taken % IN_ORDER_PLACES]; crew->taken++) {
        crew->is_done[place] = false;
        crew->what->take(crew->what->context, crew->taken, place);
    }
    if (before < crew->taken) uv_cond_broadcast(&crew->moved);
}

static void work(void *argument)
{
    Crew *crew = argument;
    uv_mutex_lock(&crew->lock);
    for (uint32_t number; next_number(crew, &number);) {
        uint32_t place = number % IN_ORDER_PLACES;
        uv_mutex_unlock(&crew->lock);
        crew->what->work(crew->what->context, number, place);
        uv_mutex_lock(&crew->lock);
        crew->is_done[place] = true;
        hand_on(crew);
    }
    uv_mutex_unlock(&crew->lock);
}

static uint32_t thread_count(uint32_t count)
{
    uint32_t most = (uint32_t)uv_available_parallelism();
    if (THREADS_MAX < most) most = THREADS_MAX;
    if (count < most) most = count;
    return count < FEW || most < 1 ? 1 : most;
}

void in_order_run(const InOrder *what)
{
    Crew crew = {.what = what};
    uv_thread_t thread[THREADS_MAX];
    uint32_t count = thread_count(what->count), started = 0;
    uv_mutex_init(&crew.lock);
    uv_cond_init(&crew.moved);
    while (started + 1 < count && uv_thread_create(&thread[started], work, &crew) == 0) started++;
    work(&crew);
    for (uint32_t i = 0; i < started; i++) uv_thread_join(&thread[i]);
    uv_cond_destroy(&crew.moved);
    uv_mutex_destroy(&crew.lock);
}
