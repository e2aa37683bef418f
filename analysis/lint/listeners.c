#include "lint/listeners.h"
#include <string.h>

struct Listeners {
    uint32_t count, groups;
    Heard group[GROUPS_MOST]; // the block has only `groups` of them, then the listeners
};

// The last group also takes dependencies for which no group is left.
static uint32_t group_of(NewListeners *n, const Heard *heard)
{
    // Fast path: most rules depend on the same as the rule before.
    uint32_t latest = n->count ? n->item[n->count - 1].group : 0;
    if (latest < n->groups && heard_is_alike(&n->group[latest], heard)) return latest;
    for (uint32_t i = 0; i < n->groups; i++)
        if (heard_is_alike(&n->group[i], heard)) return i;
    if (n->groups == GROUPS_MOST) {
        heard_join(&n->group[GROUPS_MOST - 1], heard, 0);
        n->group[GROUPS_MOST - 1].digest = 0;
        return GROUPS_MOST - 1;
    }
    n->group[n->groups] = *heard;
    return n->groups++;
}

void listeners_add(Arena *a, NewListeners *n, const Model *m, uint32_t row)
{
    Heard heard;
    if (!hear_part(m, &heard)) return;
    Listener l = {.row = (uint16_t)row, .group = (uint16_t)group_of(n, &heard)};
    VEC_PUSH(a, n, l);
}

void listeners_begin(NewListeners *n, const Listeners *old, uint32_t changed)
{
    for (uint32_t i = 0; i < old->groups; i++) {
        if (changed >> i & 1) continue;
        n->stayed[i] = (uint8_t)n->groups;
        n->group[n->groups++] = old->group[i];
    }
}

void listeners_stay(Arena *a, NewListeners *n, const Listener *old)
{
    Listener same = {.row = old->row, .group = n->stayed[old->group]};
    VEC_PUSH(a, n, same);
}

Heard listeners_heard(const NewListeners *n, const Model *m, uint32_t step)
{
    Heard all = {0};
    for (uint32_t i = 0; i < n->groups; i++) heard_join(&all, &n->group[i], 0);
    all.digest = heard_digest(m, step, &all);
    return all;
}

static size_t size_of(uint32_t groups, uint32_t count)
{
    return offsetof(Listeners, group) + sizeof(Heard) * groups + sizeof(Listener) * count;
}

Listeners *listeners_keep(NewListeners *n, const Model *m, uint32_t step)
{
    if (!n->count) return NULL;
    for (uint32_t i = 0; i < n->groups; i++)
        if (!n->group[i].digest) n->group[i].digest = heard_digest(m, step, &n->group[i]);
    Listeners *l = fl_host_alloc(NULL, size_of(n->groups, n->count));
    l->count = n->count;
    l->groups = n->groups;
    memcpy(l->group, n->group, sizeof(Heard) * n->groups);
    memcpy(l->group + l->groups, n->item, sizeof(Listener) * n->count);
    return l;
}

ListenerList listeners_all(const Listeners *l)
{
    if (!l) return (ListenerList){0};
    return (ListenerList){(const Listener *)(l->group + l->groups), l->count};
}

uint32_t listeners_changed(const Listeners *l, const Model *m, uint32_t step)
{
    uint32_t changed = 0;
    for (uint32_t i = 0; l && i < l->groups; i++)
        if (!heard_holds(m, step, &l->group[i])) changed |= 1u << i;
    return changed;
}
