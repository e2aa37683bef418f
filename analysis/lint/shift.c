// All lookups are binary searches, as a pass of fixes may have thousands of edits.
#include "lint/shift.h"

Shift shift_of(Arena *a, const Edits *edits)
{
    uint32_t *after = arena_new(a, uint32_t, edits->count + 1);
    uint32_t end = 0, at = 0; // end of the edit before, in the text before and in the text after
    for (uint32_t i = 0; i < edits->count; i++) {
        const FlEdit *e = &edits->item[i];
        after[i] = at + (e->span.start - end);
        at = after[i] + e->text.len;
        end = e->span.end;
    }
    return (Shift){edits, after};
}

// The number of edits that end at or before byte `at` of the text before.
static uint32_t count_before(const Shift *s, uint32_t at)
{
    uint32_t low = 0, high = s->edits->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->edits->item[middle].span.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t shift_start(const Shift *s, uint32_t at)
{
    uint32_t count = count_before(s, at);
    // Inside replaced text the start of the new text is the best answer.
    if (count < s->edits->count && s->edits->item[count].span.start <= at) return s->after[count];
    if (!count) return at;
    const FlEdit *e = &s->edits->item[count - 1];
    return s->after[count - 1] + e->text.len + (at - e->span.end);
}

// The number of edits that start at or before byte `at` of the text after.
static uint32_t count_after(const Shift *s, uint32_t at)
{
    uint32_t low = 0, high = s->edits->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->after[middle] <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t back(const Shift *s, uint32_t at, bool is_end)
{
    uint32_t count = count_after(s, at);
    // A span that ends where an edit starts does not include it.
    while (is_end && count && s->after[count - 1] == at) count--;
    if (!count) return at;
    const FlEdit *e = &s->edits->item[count - 1];
    uint32_t into = at - s->after[count - 1];
    if (e->text.len <= into) return e->span.end + (into - e->text.len);
    return is_end ? e->span.end : e->span.start;
}

Span shift_back(const Shift *s, Span after)
{
    Span before = {back(s, after.start, false), back(s, after.end, true)};
    if (before.end < before.start) before.end = before.start;
    return before;
}

static bool joins(const FlEdit *e)
{
    return e->text.len && e->text.ptr[e->text.len - 1] != '\n';
}

bool shift_touches(const Shift *s, Span item)
{
    uint32_t i = count_before(s, item.start);
    if (i && s->edits->item[i - 1].span.end == item.start && joins(&s->edits->item[i - 1]))
        return true;
    for (; i < s->edits->count && s->edits->item[i].span.start < item.end; i++) {
        const FlEdit *e = &s->edits->item[i];
        if (e->span.start < e->span.end || item.start < e->span.start) return true;
        if (joins(e)) return true;
    }
    return false;
}

bool shift_deletes(const Shift *s, Span item)
{
    uint32_t i = count_before(s, item.start);
    if (s->edits->count <= i) return false;
    Span span = s->edits->item[i].span;
    return span.start <= item.start && item.end <= span.end && !s->edits->item[i].text.len;
}

bool shift_writes(const Shift *s, Span after)
{
    uint32_t i = count_after(s, after.start);
    if (i && after.start < s->after[i - 1] + s->edits->item[i - 1].text.len) return true;
    for (; i < s->edits->count && s->after[i] < after.end; i++)
        if (s->edits->item[i].text.len) return true;
    return false;
}
