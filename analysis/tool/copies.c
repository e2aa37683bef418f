#include "tool/pack.h"

#include <stdlib.h>

enum {
    FARTHEST = (1 << COPY_DISTANCE_BITS) - 1,
    LONGEST = COPY_LEAST + (1 << COPY_LENGTH_BITS) - 1
};

// The longest run of bytes at `at` that begins between `start` and `at` as well.
static Copy find_copy(const uint16_t *symbol, size_t start, size_t at)
{
    Copy best = {0, COPY_LEAST - 1};
    size_t from = FARTHEST < at - start ? at - FARTHEST : start;
    for (; from < at; from++) {
        if (symbol[from] != symbol[at] || symbol[from + best.length] != symbol[at + best.length])
            continue;
        uint32_t length = 0;
        while (length < LONGEST && symbol[at + length] != TEXT_END &&
               symbol[from + length] == symbol[at + length])
            length++;
        if (best.length < length) best = (Copy){(uint32_t)(at - from), length};
        if (best.length == LONGEST) break;
    }
    return best;
}

void find_copies(Packed *p)
{
    p->copy = malloc((p->count / COPY_LEAST + 1) * sizeof p->copy[0]);
    uint16_t *to = malloc((p->count + 1) * sizeof to[0]);
    if (!p->copy || !to) abort();
    size_t count = 0;
    for (size_t at = 0, start = 0; at < p->count;) {
        size_t end = at;
        while (end < p->count && end - at < COPY_LEAST && p->symbol[end] != TEXT_END) end++;
        Copy copy = end - at == COPY_LEAST ? find_copy(p->symbol, start, at) : (Copy){0};
        if (copy.distance) {
            p->copy[p->copies++] = copy;
            to[count++] = TEXT_COPY;
            at += copy.length;
        } else {
            to[count++] = p->symbol[at++];
            if (to[count - 1] == TEXT_END) start = at;
        }
    }
    free(p->symbol);
    p->symbol = to;
    p->count = count;
}
