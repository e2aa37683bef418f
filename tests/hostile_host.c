// The two hooks of a host, as hostile as they may be: blocks always move when they grow, new memory is no zeros, and
// freed memory is overwritten, so that a stale slice shows.
#include "test.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HEAD = 16, GARBAGE = 0xA5 };

static uint32_t blocks;

uint32_t host_blocks(void)
{
    return blocks;
}

static size_t size_of(const void *block)
{
    size_t size;
    memcpy(&size, (const char *)block - HEAD, sizeof size);
    return size;
}

static void release(void *block)
{
    memset(block, GARBAGE, size_of(block));
    free((char *)block - HEAD);
    blocks--;
}

void *fl_host_alloc(void *old, size_t size)
{
    if (size == 0) {
        if (old) release(old);
        return NULL;
    }
    char *head = malloc(HEAD + size);
    if (!head) fl_host_panic("out of memory");
    memcpy(head, &size, sizeof size);
    memset(head + HEAD, GARBAGE, size);
    blocks++;
    if (old) {
        memcpy(head + HEAD, old, size_of(old) < size ? size_of(old) : size);
        release(old);
    }
    return head + HEAD;
}

void fl_host_panic(const char *why)
{
    fprintf(stderr, "panic: %s\n", why);
    abort();
}
