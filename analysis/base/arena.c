// Blocks in a list, each larger than the one before.
#include "base/arena.h"
#include <stdbool.h>
#include <string.h>

struct ArenaBlock {
    ArenaBlock *next;
    size_t size; // of the whole block
};

enum { ALIGN = 16, FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };
enum { GROWTH = 4 }; // of a small block to the next

static size_t aligned(size_t size)
{
    return (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static char *block_start(ArenaBlock *block)
{
    return (char *)block + aligned(sizeof *block);
}

static void use_block(Arena *a, ArenaBlock *block)
{
    a->block = block;
    a->at = block_start(block);
    a->end = (char *)block + block->size;
}

static void add_block(Arena *a, size_t need)
{
    size_t size = a->block ? a->block->size * GROWTH : FIRST_BLOCK;
    if (LARGEST_BLOCK < size) size = LARGEST_BLOCK;
    if (size < need + aligned(sizeof(ArenaBlock))) size = need + aligned(sizeof(ArenaBlock));
    ArenaBlock *block = fl_host_alloc(NULL, size);
    block->size = size;
    block->next = a->block;
    use_block(a, block);
}

void *arena_take(Arena *a, size_t size)
{
    size = aligned(size ? size : 1);
    if ((size_t)(a->end - a->at) < size) add_block(a, size);
    char *ptr = a->at;
    a->at += size;
    return ptr;
}

void *arena_alloc(Arena *a, size_t size)
{
    return memset(arena_take(a, size), 0, aligned(size ? size : 1));
}

// Enlarges the latest block if it holds a single array: the host can often do that without copying.
static void enlarge_block(Arena *a, size_t size)
{
    size_t used = (size_t)(a->at - (char *)a->block);
    ArenaBlock *block = fl_host_alloc(a->block, size + aligned(sizeof *block));
    block->size = size + aligned(sizeof *block);
    use_block(a, block);
    a->at = (char *)block + used;
}

void *arena_grow(Arena *a, void *old, size_t old_size, size_t size)
{
    size_t before = aligned(old_size), after = aligned(size);
    bool is_latest = old && (char *)old + before == a->at;
    if (is_latest && (size_t)(a->end - (char *)old) < after && old == block_start(a->block)) {
        enlarge_block(a, after);
        old = block_start(a->block);
    }
    if (is_latest && after <= (size_t)(a->end - (char *)old)) {
        a->at = (char *)old + after;
        return old;
    }
    void *ptr = arena_take(a, size);
    if (old_size) memcpy(ptr, old, old_size);
    return ptr;
}

static void free_blocks(ArenaBlock *block)
{
    while (block) {
        ArenaBlock *next = block->next;
        fl_host_alloc(block, 0);
        block = next;
    }
}

void arena_reset(Arena *a)
{
    if (!a->block) return;
    free_blocks(a->block->next);
    a->block->next = NULL;
    use_block(a, a->block);
}

void arena_clear(Arena *a)
{
    free_blocks(a->block);
    *a = (Arena){0};
}
