// The edits were made from the end of the text to its start. So an edit reaches back at most into
// the row replaced before it, and then the two rows become one.
#include "lint/past.h"
#include "base/vec.h"

typedef struct Olds {
    const Instr **item;
    uint32_t count, room;
} Olds;

// The rows so far, the first one of the text last; and the number of items after the edit.
typedef struct Reader {
    Arena *arena;
    struct {
        PastRow *item;
        uint32_t count, room;
    } rows;
    uint32_t items;
} Reader;

static void push(Reader *r, Olds *to, Instr *const *item, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i++) VEC_PUSH(r->arena, to, item[i]);
}

static void push_row(Reader *r, Olds *to, const PastRow *row)
{
    for (uint32_t i = 0; i < row->count; i++) VEC_PUSH(r->arena, to, row->item[i]);
}

static bool read_edit(Reader *r, const ItemEdit *e)
{
    uint32_t first = e->done.first, read = first, end = first + e->done.removed;
    uint32_t added = e->done.added;
    Olds olds = {0};
    while (r->rows.count) {
        const PastRow *next = &r->rows.item[r->rows.count - 1];
        uint32_t start = r->items - next->from_end, behind = start + next->added;
        if (start < first) return false;
        if (end <= start) break;
        push(r, &olds, e->removed, read - first, start - first);
        push_row(r, &olds, next);
        if (end < behind) added += behind - end, end = behind;
        read = behind;
        r->rows.count--;
    }
    if (read < first + e->done.removed) push(r, &olds, e->removed, read - first, e->done.removed);
    r->items += e->done.added - e->done.removed;
    PastRow row = {.first = first, .count = olds.count, .item = olds.item, .added = added};
    row.from_end = r->items - first;
    row.end_at = e->at; // the start, until `place` computes the end
    VEC_PUSH(r->arena, &r->rows, row);
    return true;
}

// Computes the offsets that count from the start of the text.
static PastRow place(Arena *a, const Items *items, PastRow row)
{
    uint32_t at = row.end_at;
    row.at = arena_new(a, uint32_t, row.count + 1);
    for (uint32_t i = 0; i < row.count; i++) {
        row.at[i] = at;
        at += row.item[i]->text.len;
    }
    row.at[row.count] = row.end = at;
    row.now = items->count - row.from_end;
    row.end_at = items_mark(items, row.now + row.added).at;
    return row;
}

bool past_read(Arena *a, const Items *items, uint32_t first, Past *past)
{
    const ItemLog *log = items->log;
    Reader r = {.arena = a, .items = items->count};
    for (uint32_t i = first; i < log->count; i++)
        r.items += log->item[i].done.removed - log->item[i].done.added;
    *past = (Past){.items = items, .item_count = r.items};
    for (uint32_t i = first; i < log->count; i++) {
        const Replaced *done = &log->item[i].done;
        if ((done->removed || done->added) && !read_edit(&r, &log->item[i])) return false;
    }
    past->count = r.rows.count;
    past->row = arena_new(a, PastRow, r.rows.count);
    for (uint32_t i = 0; i < r.rows.count; i++)
        past->row[i] = place(a, items, r.rows.item[r.rows.count - 1 - i]);
    return true;
}

// The number of rows that begin at or before old item `i`.
static uint32_t rows_to(const Past *p, uint32_t i)
{
    uint32_t low = 0, high = p->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (p->row[middle].first <= i)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The current number of old item `i`, which no edit replaced.
static uint32_t past_now(const Past *p, uint32_t i)
{
    uint32_t rows = rows_to(p, i);
    if (!rows) return i;
    const PastRow *row = &p->row[rows - 1];
    return i - (row->first + row->count) + row->now + row->added;
}

const Instr *past_item(const Past *p, uint32_t i, uint32_t *at)
{
    uint32_t rows = rows_to(p, i);
    const PastRow *row = rows ? &p->row[rows - 1] : NULL;
    if (row && i - row->first < row->count) {
        *at = row->at[i - row->first];
        return row->item[i - row->first];
    }
    uint32_t now = past_now(p, i);
    *at = items_mark(p->items, now).at;
    if (row) *at += row->end - row->end_at;
    return items_at(p->items, now);
}

uint32_t past_find(const Past *p, uint32_t at)
{
    uint32_t low = 0, high = p->item_count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2, start;
        past_item(p, middle, &start);
        if (start <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}
