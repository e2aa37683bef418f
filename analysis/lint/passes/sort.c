// A stable merge sort of findings. They arrive nearly sorted, as the rules walk the file from top to bottom.
#include "lint/sink.h"
#include <string.h>

// Rows of the rule table are sorted by id.
static bool is_before(const Finding *a, const Finding *b)
{
    if (a->place.start != b->place.start) return a->place.start < b->place.start;
    if (a->row != b->row) return a->row < b->row;
    return a->place.end < b->place.end;
}

static void merge(Finding **from, Finding **to, uint32_t start, uint32_t middle, uint32_t end)
{
    uint32_t left = start, right = middle;
    if (middle == end || !is_before(from[middle], from[middle - 1])) {
        memcpy(to + start, from + start, sizeof *to * (end - start));
        return;
    }
    for (uint32_t i = start; i < end; i++) {
        bool take_right = left == middle || (right < end && is_before(from[right], from[left]));
        to[i] = take_right ? from[right++] : from[left++];
    }
}

static bool is_sorted(const Sink *s)
{
    for (uint32_t i = 1; i < s->count; i++)
        if (is_before(s->item[i], s->item[i - 1])) return false;
    return true;
}

enum { FEW = 8 }; // so many findings are sorted by insertion before merging

static void insert(Finding **item, uint32_t start, uint32_t end)
{
    for (uint32_t i = start + 1; i < end; i++) {
        Finding *f = item[i];
        uint32_t at = i;
        for (; start < at && is_before(f, item[at - 1]); at--) item[at] = item[at - 1];
        item[at] = f;
    }
}

void sink_sort(Arena *a, Sink *s)
{
    if (is_sorted(s)) return;
    Finding **from = s->item, **to = arena_new(a, Finding *, s->count);
    for (uint32_t at = 0; at < s->count; at += FEW)
        insert(from, at, s->count < at + FEW ? s->count : at + FEW);
    for (uint32_t width = FEW; width < s->count; width *= 2) {
        for (uint32_t at = 0; at < s->count; at += 2 * width) {
            uint32_t middle = s->count < at + width ? s->count : at + width;
            uint32_t end = s->count < at + 2 * width ? s->count : at + 2 * width;
            merge(from, to, at, middle, end);
        }
        Finding **swap = from;
        from = to;
        to = swap;
    }
    s->item = from;
    s->room = s->count;
}
