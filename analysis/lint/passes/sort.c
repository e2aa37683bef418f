// A stable merge sort of findings. They arrive nearly sorted, as the rules walk the file from top to bottom.
#include "lint/sink.h"

// Rows stand in the order of the ids.
static bool is_before(const Finding *a, const Finding *b)
{
    if (a->place.start != b->place.start) return a->place.start < b->place.start;
    if (a->row != b->row) return a->row < b->row;
    return a->place.end < b->place.end;
}

static void merge(Finding **from, Finding **to, uint32_t start, uint32_t middle, uint32_t end)
{
    uint32_t left = start, right = middle;
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

void sink_sort(Arena *a, Sink *s)
{
    if (is_sorted(s)) return;
    Finding **from = s->item, **to = arena_new(a, Finding *, s->count);
    for (uint32_t width = 1; width < s->count; width *= 2) {
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
