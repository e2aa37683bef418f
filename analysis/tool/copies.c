#include "tool/pack.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    HELPS = 40, // what is shorter is left for the pairs to be learnt from
    PLACES = 1 << 16,
    HASHED = 4 // bytes
};

static uint32_t hash_of(const char *at)
{
    uint32_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    return bytes * 2654435761u >> 16;
}

// The longest run of bytes at `at` that begins before it in the same text as well, of several the nearest. `before` has for each byte
// the one before it whose hash is the same.
static Copy longest_at(const char *text, const uint32_t *before, uint32_t start, uint32_t at)
{
    Copy best = {0, 0};
    for (uint32_t from = before[at]; start < from; from = before[from - 1]) {
        uint32_t length = 0;
        while (length < COPY_LONGEST && text[at + length] &&
               text[from - 1 + length] == text[at + length])
            length++;
        if (best.length < length) best = (Copy){at - (from - 1), length};
    }
    return best.length < COPY_LEAST ? (Copy){0} : best;
}

static void find_longest(Packed *p)
{
    static uint32_t last[PLACES]; // and one, as 0 is none
    uint32_t *before = calloc(p->len, sizeof before[0]);
    p->longest = calloc(p->len, sizeof p->longest[0]);
    if (!before || !p->longest) abort();
    for (uint32_t at = 0, start = 0; at + HASHED <= p->len; at++) {
        uint32_t hash = hash_of(p->text + at);
        before[at] = last[hash];
        last[hash] = at + 1;
        if (!p->text[at]) start = at + 1;
        p->longest[at] = longest_at(p->text, before, start, at);
    }
    free(before);
}

void find_copies(Packed *p)
{
    find_longest(p);
    p->symbol = malloc(p->len * sizeof p->symbol[0]);
    p->copy = malloc(p->len * sizeof p->copy[0]);
    if (!p->symbol || !p->copy) abort();
    for (size_t at = 0; at < p->len;) {
        bool is_copy = HELPS <= p->longest[at].length;
        uint16_t byte = p->text[at] ? (uint8_t)p->text[at] : TEXT_END;
        p->symbol[p->count++] = is_copy ? TEXT_COPY : byte;
        at += is_copy ? p->longest[at].length : 1;
    }
}
