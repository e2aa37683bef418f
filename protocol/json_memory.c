// A message becomes dozens of small values that are freed together soon after: they are cut from one block.
#include "protocol/json_memory.h"
#include <jansson.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

enum { BLOCK_SIZE = 32 << 10, GRAIN = alignof(max_align_t) };

// `used` bytes hold `count` pieces; when the last of them is freed, the block is empty again.
static struct {
    alignas(max_align_t) char block[BLOCK_SIZE];
    size_t used;
    uint32_t count;
} memory;

static void *take(size_t size)
{
    if (BLOCK_SIZE < size) return malloc(size);
    size_t whole = (size + GRAIN - 1) / GRAIN * GRAIN;
    if (BLOCK_SIZE - memory.used < whole) return malloc(size);
    char *piece = memory.block + memory.used;
    memory.used += whole;
    memory.count++;
    return piece;
}

static void give_back(void *piece)
{
    uintptr_t at = (uintptr_t)piece, start = (uintptr_t)memory.block;
    if (at < start || start + BLOCK_SIZE <= at) {
        free(piece);
        return;
    }
    if (--memory.count == 0) memory.used = 0;
}

void json_memory_use(void)
{
    json_set_alloc_funcs(take, give_back);
}
