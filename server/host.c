// The two hooks of the analysis: memory from the C library, and death with a word on stderr.
#include "server/host.h"
#include "analysis.h"
#include <stdio.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void *fl_host_alloc(void *old, size_t size)
{
    if (size == 0) {
        free(old);
        return NULL;
    }
    void *block = realloc(old, size);
    if (!block) fl_host_panic("out of memory");
    return block;
}

void fl_host_panic(const char *why)
{
    fprintf(stderr, "fairlead: %s\n", why);
    abort();
}

void host_give_back(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
