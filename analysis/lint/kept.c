// The block:
//
//     | count | finding 0 | finding 1 | ... | related places | bytes of the texts |
#include "lint/kept.h"
#include <string.h>

typedef struct Kept {
    uint32_t count;
    Finding finding[];
} Kept;

// What is kept where nothing was found: most instructions, which so need no memory.
static const Kept nothing;

static uint32_t text_size(const Finding *f)
{
    uint32_t size = f->message.len + f->codes.len;
    for (const Related *r = f->related; r; r = r->next) size += r->message.len;
    return size;
}

static uint32_t related_count(const Finding *f)
{
    uint32_t count = 0;
    for (const Related *r = f->related; r; r = r->next) count++;
    return count;
}

static Str move_text(char **text, Str s)
{
    char *start = *text;
    if (s.len) memcpy(start, s.ptr, s.len);
    *text += s.len;
    return (Str){start, s.len};
}

static void keep_finding(Finding *to, const Finding *from, Related **related, char **text)
{
    *to = *from;
    to->message = move_text(text, from->message);
    to->codes = move_text(text, from->codes);
    const Related **link = &to->related;
    for (const Related *r = from->related; r; r = r->next) {
        Related *copy = (*related)++;
        *copy = *r;
        copy->message = move_text(text, r->message);
        *link = copy;
        link = &copy->next;
    }
}

void kept_put(Instr *in, const Sink *findings)
{
    if (in->cache) kept_drop(in->cache);
    in->cache = (void *)&nothing;
    if (!findings->count) return;

    size_t places = 0, bytes = 0;
    for (uint32_t i = 0; i < findings->count; i++) {
        places += related_count(findings->item[i]);
        bytes += text_size(findings->item[i]);
    }
    size_t size = sizeof(Kept) + sizeof(Finding) * findings->count + sizeof(Related) * places;
    Kept *kept = fl_host_alloc(NULL, size + bytes);
    kept->count = findings->count;
    Related *related = (Related *)(kept->finding + kept->count);
    char *text = (char *)(related + places);
    for (uint32_t i = 0; i < kept->count; i++)
        keep_finding(&kept->finding[i], findings->item[i], &related, &text);
    in->cache = kept;
}

bool kept_get(Arena *a, const Instr *in, uint32_t step, uint32_t item, Sink *s)
{
    const Kept *kept = in->cache;
    if (!kept) return false;
    for (uint32_t i = 0; i < kept->count; i++) {
        Finding *f = arena_new(a, Finding, 1);
        *f = kept->finding[i];
        f->step = f->said_at = f->origin = step;
        f->item = item;
        VEC_PUSH(a, s, f);
    }
    return true;
}

void kept_drop(void *cache)
{
    if (cache != &nothing) fl_host_alloc(cache, 0);
}
