// Open addressing; a NULL key pointer marks a free slot.
#include "base/names.h"
#include "base/digest.h"
#include <string.h>

// Spreads every byte into the low bits, so that `part1` to `part999` do not occupy adjacent slots.
static uint32_t hash(Str s)
{
    return (uint32_t)(digest_text(0, s) * 0x9E3779B97F4A7C15u >> 32);
}

// The slot of `key`, or the free slot where it belongs.
static uint32_t place(const Names *n, Str key)
{
    uint32_t i = hash(key) & (n->room - 1);
    while (n->key[i].ptr && !str_eq(n->key[i], key)) i = (i + 1) & (n->room - 1);
    return i;
}

uint32_t names_get(const Names *n, Str key)
{
    if (n->count == 0) return NAMES_NONE;
    uint32_t i = place(n, key);
    return n->key[i].ptr ? n->value[i] : NAMES_NONE;
}

static void make_room(Names *n, Arena *a, uint32_t room)
{
    n->room = room;
    n->key = arena_new(a, Str, room);
    n->value = arena_new(a, uint32_t, room);
}

void names_room(Names *n, Arena *a, uint32_t count)
{
    uint32_t room = 16;
    while (room <= count * 2) room *= 2;
    make_room(n, a, room);
}

void names_clear(Names *n)
{
    if (n->room) memset(n->key, 0, sizeof *n->key * n->room);
    n->count = 0;
}

static void grow(Names *n, Arena *a)
{
    Names old = *n;
    make_room(n, a, old.room ? old.room * 2 : 16);
    for (uint32_t i = 0; i < old.room; i++) {
        if (!old.key[i].ptr) continue;
        uint32_t to = place(n, old.key[i]);
        n->key[to] = old.key[i];
        n->value[to] = old.value[i];
    }
}

uint32_t names_put(Names *n, Arena *a, Str key, uint32_t value)
{
    if (n->room <= n->count * 2) grow(n, a);
    uint32_t i = place(n, key);
    uint32_t before = n->key[i].ptr ? n->value[i] : NAMES_NONE;
    if (!n->key[i].ptr) {
        n->key[i] = key.ptr ? key : STR("");
        n->count++;
    }
    n->value[i] = value;
    return before;
}
