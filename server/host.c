// The two hooks of the analysis: memory from the C library, and death with a word on stderr.
#include "server/host.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <malloc.h>
#define SIZE_OF(block) malloc_usable_size(block)
#else
#define SIZE_OF(block) 0 // unknown, so no block is kept
#endif

// ---- Large blocks that a thread keeps for reuse ----

enum { SPARES = 12, SPARE_LEAST = 4000, SPARE_MOST = 2 << 20 };

static _Thread_local struct {
    bool is_kept;
    uint32_t count;
    struct {
        void *block;
        size_t size;
    } item[SPARES];
} spares;

void host_keep_blocks(void)
{
    spares.is_kept = true;
}

void host_free_blocks(void)
{
    while (spares.count) free(spares.item[--spares.count].block);
    spares.is_kept = false;
}

// The best fitting block of which at least half would be used; or NULL.
static void *take_spare(size_t size)
{
    uint32_t best = SPARES;
    for (uint32_t i = 0; i < spares.count; i++) {
        size_t has = spares.item[i].size;
        bool is_fit = size <= has && has / 2 <= size;
        if (is_fit && (best == SPARES || has < spares.item[best].size)) best = i;
    }
    if (best == SPARES) return NULL;
    void *block = spares.item[best].block;
    spares.item[best] = spares.item[--spares.count];
    return block;
}

static void free_or_keep(void *block)
{
    size_t size = spares.is_kept && block && spares.count < SPARES ? SIZE_OF(block) : 0;
    if (size < SPARE_LEAST || SPARE_MOST < size) {
        free(block);
        return;
    }
    spares.item[spares.count].block = block;
    spares.item[spares.count++].size = size;
}

// ---- The hooks ----

void *fl_host_alloc(void *old, size_t size)
{
    if (size == 0) {
        free_or_keep(old);
        return NULL;
    }
    void *block = old || size < SPARE_LEAST || !spares.count ? NULL : take_spare(size);
    if (!block) block = realloc(old, size);
    if (!block) fl_host_panic("out of memory");
    return block;
}

void fl_host_panic(const char *why)
{
    fprintf(stderr, "fairlead: %s\n", why);
    abort();
}

Str host_copy(Str text)
{
    char *copy = fl_host_alloc(NULL, (size_t)text.len + 1);
    if (text.len) memcpy(copy, text.ptr, text.len);
    return (Str){copy, text.len};
}

void host_free(Str text)
{
    fl_host_alloc((char *)text.ptr, 0);
}

void host_give_back(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
