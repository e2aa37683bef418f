// Threads take the next item and work without a lock. The thread that finishes the next item in
// order passes on all that are done.
#include "server/in_order.h"
#include "server/host.h"

enum { FEW = 4 }; // with fewer items no threads are started

void in_order_add(InOrder *in, InOrderThing *thing)
{
    if (in->is_running) uv_mutex_lock(&in->lock);
    if (in->last)
        in->last->next = thing;
    else
        in->first = thing;
    in->last = thing;
    if (!in->next) in->next = thing;
    in->count++;
    if (!in->is_running) return;
    uv_cond_signal(&in->moved);
    uv_mutex_unlock(&in->lock);
}

uint32_t in_order_count(const InOrder *in)
{
    return in->is_found ? in->count : 0;
}

static bool has_to_wait(const InOrder *in)
{
    if (!in->next) return !in->is_found;
    return in->taken + IN_ORDER_PLACES <= in->given;
}

static InOrderThing *next_thing(InOrder *in, uint32_t *place)
{
    while (has_to_wait(in)) uv_cond_wait(&in->moved, &in->lock);
    InOrderThing *thing = in->next;
    if (!thing) return NULL;
    in->next = thing->next;
    *place = in->given++ % IN_ORDER_PLACES;
    in->place[*place].thing = thing;
    return thing;
}

static void hand_on(InOrder *in)
{
    uint32_t before = in->taken;
    for (uint32_t at; in->place[at = in->taken % IN_ORDER_PLACES].is_done; in->taken++) {
        in->place[at].is_done = false;
        in->take(in->context, in->place[at].thing, at);
    }
    if (before < in->taken) uv_cond_broadcast(&in->moved);
}

static void work(void *argument)
{
    InOrder *in = argument;
    uint32_t place;
    host_keep_blocks();
    uv_mutex_lock(&in->lock);
    uint32_t thread = in->threads++;
    for (InOrderThing *thing; (thing = next_thing(in, &place));) {
        uv_mutex_unlock(&in->lock);
        in->work(in->context, thing, place, thread);
        uv_mutex_lock(&in->lock);
        in->place[place].is_done = true;
        hand_on(in);
    }
    uv_mutex_unlock(&in->lock);
    host_free_blocks();
}

static void find(void *argument)
{
    InOrder *in = argument;
    in->find(in);
    uv_mutex_lock(&in->lock);
    in->is_found = true;
    uv_cond_broadcast(&in->moved);
    uv_mutex_unlock(&in->lock);
}

static uint32_t thread_count(const InOrder *in)
{
    uint32_t most = (uint32_t)uv_available_parallelism();
    if (IN_ORDER_THREADS < most) most = IN_ORDER_THREADS;
    if (in->find) return most < 1 ? 1 : most;
    if (in->count < most) most = in->count;
    return in->count < FEW || most < 1 ? 1 : most;
}

// Without a thread for `find`, it runs first.
static bool start_finding(InOrder *in, uv_thread_t *thread)
{
    if (!in->find) return false;
    in->is_found = false;
    if (uv_thread_create(thread, find, in) == 0) return true;
    find(in);
    return false;
}

void in_order_run(InOrder *in)
{
    uv_thread_t finder, thread[IN_ORDER_THREADS];
    uint32_t count = thread_count(in), started = 0;
    uv_mutex_init(&in->lock);
    uv_cond_init(&in->moved);
    in->is_running = in->is_found = true;
    bool is_finding = start_finding(in, &finder);
    while (started + 1 < count && uv_thread_create(&thread[started], work, in) == 0) started++;
    work(in);
    if (is_finding) uv_thread_join(&finder);
    for (uint32_t i = 0; i < started; i++) uv_thread_join(&thread[i]);
    uv_cond_destroy(&in->moved);
    uv_mutex_destroy(&in->lock);
}
