// The two hooks of the analysis: memory from the C library, and death with a word on stderr.
#include "server/host.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void *fl_host_alloc(void *old, size_t size)
{
    if (size == 0) {
        free(old);
        return NULL;
    }
    void *block = old ? realloc(old, size) : malloc(size);
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
