// The gap array of items, and the edit that parses only what it touches.
#include "syntax/doc.h"
#include "base/digest.h"
#include "base/utf.h"
#include "base/vec.h"
#include "syntax/parse.h"
#include "syntax/walk.h"
#include <string.h>

static Mark mark_add(Mark a, Mark b)
{
    return (Mark){a.at + b.at, a.line + b.line, a.row + b.row, a.sum + b.sum};
}

static Mark mark_less(Mark a, Mark b)
{
    return (Mark){a.at - b.at, a.line - b.line, a.row - b.row, a.sum - b.sum};
}

static Mark extent(const Instr *in)
{
    return (Mark){in->text.len, in->lines, in->rows, digest_number(0, in->serial)};
}

static uint32_t slot_of(const Items *d, uint32_t i)
{
    return i < d->gap ? i : i + (d->room - d->count);
}

Instr *items_at(const Items *d, uint32_t i)
{
    return d->slot[slot_of(d, i)].instr;
}

Mark items_mark(const Items *d, uint32_t i)
{
    if (d->count <= i) return d->total;
    Mark m = d->slot[slot_of(d, i)].mark;
    return i < d->gap ? m : mark_less(d->total, m);
}

// The last item whose start is at or before `wanted`, in the Mark member at `offset` (bytes, lines
// or rows).
static uint32_t find(const Items *d, size_t offset, uint32_t wanted)
{
    uint32_t low = 0, high = d->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        Mark m = items_mark(d, middle);
        uint32_t value;
        memcpy(&value, (const char *)&m + offset, sizeof value);
        if (value <= wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : 0;
}

uint32_t items_find(const Items *d, uint32_t at)
{
    return find(d, offsetof(Mark, at), at);
}

uint32_t items_find_row(const Items *d, uint32_t row)
{
    return find(d, offsetof(Mark, row), row);
}

// Moves the gap before item `i`. The marks of moved items are converted to count from the other
// end.
static void move_gap(Items *d, uint32_t i)
{
    uint32_t width = d->room - d->count;
    while (d->gap < i) {
        Slot s = d->slot[d->gap + width];
        s.mark = mark_less(d->total, s.mark);
        d->slot[d->gap++] = s;
    }
    while (i < d->gap) {
        Slot s = d->slot[--d->gap];
        s.mark = mark_less(d->total, s.mark);
        d->slot[d->gap + width] = s;
    }
}

static void make_room(Items *d, uint32_t more)
{
    if (more <= d->room - d->count) return;
    uint32_t room = d->room ? d->room : 32, behind = d->count - d->gap;
    while (room - d->count < more) room *= 2;
    d->slot = fl_host_alloc(d->slot, sizeof *d->slot * room);
    memmove(d->slot + room - behind, d->slot + d->room - behind, sizeof *d->slot * behind);
    d->room = room;
}

static bool is_unclosed(const Instr *in)
{
    if (in->heredoc_count == 0) return false;
    Span last = in->heredoc[in->heredoc_count - 1].delimiter;
    return last.start == last.end;
}

static Str comment_text(const Instr *in)
{
    return node_str(in, node_child(in->node, N_COMMENT));
}

// A lone `#` ends the effect of a comment above it.
static bool is_lone(const Instr *in)
{
    return in->kind == K_COMMENT && !comment_text(in).len;
}

// A quick test whether a word resembles the name: same first and last letter, similar length
// (`hadloint`). Rules compare exactly.
static bool may_be_slip(Str word, Str name)
{
    bool is_about = word.len < name.len + 3 && name.len < word.len + 3 && 4 < word.len;
    return is_about && char_lower(word.ptr[0]) == name.ptr[0] &&
           char_lower(word.ptr[word.len - 1]) == name.ptr[name.len - 1];
}

// The first letters of the names below: a quick test.
static bool may_begin_name(char c)
{
    switch (char_lower(c)) {
    case 'c':
    case 'e':
    case 'f':
    case 'h':
    case 's':
    case 't': return true;
    default: return false;
    }
}

// Whether the comment may concern the linter: it begins with the name of a linter (the rest may be
// wrong), or with a directive's name and contains `=`.
static bool may_tell(Str text)
{
    static const Str linters[] = {STR_INIT("fairlead"), STR_INIT("hadolint"), STR_INIT("tally")};
    static const Str others[] = {STR_INIT("shellcheck"), STR_INIT("check"), STR_INIT("syntax"),
                                 STR_INIT("escape")};
    uint32_t end = 0;
    if (!may_begin_name(str_at(text, 0))) return false;
    bool has_equals = str_has_char(text, '=');
    while (char_is_alpha(str_at(text, end))) end++;
    Str word = str_cut(text, 0, end);
    bool is_word =
        end == text.len || char_is_blank(text.ptr[end]) || str_has_char(STR("-:"), text.ptr[end]);
    for (uint32_t i = 0; i < ARRAY_LEN(linters); i++) {
        if (str_ieq(word, linters[i])) return is_word || has_equals;
        if (has_equals && may_be_slip(word, linters[i])) return true;
    }
    for (uint32_t i = 0; i < ARRAY_LEN(others) && has_equals; i++)
        if (str_ieq(word, others[i])) return true;
    return false;
}

static bool has_remark(const Instr *in)
{
    if (in->kind == K_COMMENT) {
        Str text = comment_text(in);
        return !text.len || may_tell(text);
    }
    for (uint32_t i = 0; i < in->cut_count; i++) {
        const Cut *cut = &in->cut[i];
        if (cut->kind != CUT_COMMENT) continue;
        Str text = utf_trim(str_cut(in->text, cut->start, cut->end));
        if (may_tell(utf_trim(str_skip(text, 1)))) return true;
    }
    return false;
}

static void number_item(Items *d, Instr *in)
{
    in->serial = ++d->serial;
    in->has_remark = has_remark(in);
}

static uint64_t *remarks_for(Items *d, const Instr *in)
{
    return is_lone(in) ? &d->remark_ends : &d->remarks;
}

static void count_item(Items *d, const Instr *in)
{
    d->unclosed += is_unclosed(in);
    d->problems += in->problem_count;
    if (in->has_remark) *remarks_for(d, in) += digest_number(0, in->serial);
}

static void uncount_item(Items *d, const Instr *in)
{
    d->unclosed -= is_unclosed(in);
    d->problems -= in->problem_count;
    if (in->has_remark) *remarks_for(d, in) -= digest_number(0, in->serial);
}

static void free_item(const Items *d, Instr *in)
{
    if (in->cache && d->drop) d->drop(in->cache);
    instr_free(in);
}

// Replaces `removed` items from `first` on. The old ones are freed, unless a log takes them.
static void splice(Items *d, uint32_t first, uint32_t removed, Instr *const *added, uint32_t count,
                   Instr **aside)
{
    make_room(d, count);
    move_gap(d, first);
    Mark start =
        first ? mark_add(d->slot[first - 1].mark, extent(d->slot[first - 1].instr)) : (Mark){0};
    for (uint32_t i = 0; i < removed; i++) {
        Instr *in = d->slot[d->gap + d->room - d->count].instr;
        d->total = mark_less(d->total, extent(in));
        uncount_item(d, in);
        if (aside)
            aside[i] = in;
        else
            free_item(d, in);
        d->count--;
    }
    for (uint32_t i = 0; i < count; i++) {
        count_item(d, added[i]);
        d->slot[d->gap++] = (Slot){added[i], start};
        start = mark_add(start, extent(added[i]));
        d->total = mark_add(d->total, extent(added[i]));
        d->count++;
    }
}

// Appends an item; the gap must be at the end.
static void add_item(Items *d, Instr *in)
{
    number_item(d, in);
    count_item(d, in);
    d->slot[d->gap++] = (Slot){in, d->total};
    d->total = mark_add(d->total, extent(in));
    d->count++;
}

// The text being parsed: bytes, and old items behind it that are taken in as needed.
typedef struct Reparse {
    const Items *items;
    Arena scratch, text_arena;
    char *text;
    uint32_t len, room;
    uint32_t next; // the first old item not yet in `text`
    struct {
        Instr **item;
        uint32_t count, room;
    } out;
} Reparse;

static void append(Reparse *r, Str s)
{
    if (r->room - r->len < s.len) {
        uint32_t room = (r->len + s.len) * 2;
        r->text = arena_grow(&r->text_arena, r->text, r->room, room);
        r->room = room;
    }
    if (s.len) memcpy(r->text + r->len, s.ptr, s.len);
    r->len += s.len;
}

// Takes in old items of as many bytes as are still unparsed, so that a long item costs linear time.
static void append_items(Reparse *r, uint32_t waiting)
{
    uint32_t before = r->len;
    do {
        append(r, items_at(r->items, r->next++)->text);
    } while (r->next < r->items->count && r->len - before < waiting);
}

static bool state_eq(ParseState a, ParseState b)
{
    return a.escape == b.escape && a.zone == b.zone && a.seen == b.seen && a.unclosed == b.unclosed;
}

// Parses until an item boundary coincides with an old one in the same parse state.
static void reparse(Reparse *r, ParseState state)
{
    const Items *d = r->items;
    for (uint32_t at = 0;;) {
        bool is_end = r->next == d->count;
        if (at == r->len) {
            if (is_end || state_eq(state, items_at(d, r->next)->before)) return;
            append_items(r, 1);
            continue;
        }
        Instr *in = parse_item(NULL, &r->scratch, str_of(r->text + at, r->len - at), is_end, state);
        arena_reset(&r->scratch);
        if (!in) {
            append_items(r, r->len - at);
            continue;
        }
        VEC_PUSH(&r->text_arena, &r->out, in);
        at += in->text.len;
        state = in->after;
    }
}

// The first item that the edit can change: the one it touches, or an earlier one with an unclosed
// heredoc.
static uint32_t first_dirty(const Items *d, uint32_t at)
{
    uint32_t first = items_find(d, at);
    for (uint32_t i = 0; d->unclosed && i < first; i++)
        if (is_unclosed(items_at(d, i))) return i;
    return first;
}

// The item behind the last one that the edit touches.
static uint32_t behind_dirty(const Items *d, uint32_t first, Span span)
{
    if (d->count == 0) return 0;
    uint32_t last = items_find(d, span.end);
    while (first < last && span.end <= items_mark(d, last).at) last--;
    return last + 1;
}

// Whether a newly parsed item is unchanged. The directive zone does not matter for an instruction.
static bool is_same_item(const Instr *old, const Instr *now)
{
    ParseState before = now->before;
    if (instr_is_instruction(now)) before.zone = old->before.zone;
    return old->kind == now->kind && state_eq(old->before, before) &&
           state_eq(old->after, now->after) && str_eq(old->text, now->text);
}

static bool keep_old(Instr *old, Instr *now)
{
    if (!is_same_item(old, now)) return false;
    old->before = now->before;
    instr_free(now);
    return true;
}

// Excludes unchanged items at both ends of the parsed range: they keep their caches.
static Replaced keep_same(Reparse *r, uint32_t first)
{
    uint32_t start = 0, end = r->out.count, old = r->next;
    Instr **added = r->out.item;
    while (start < end && first < old && keep_old(items_at(r->items, first), added[start]))
        first++, start++;
    while (start < end && first < old && keep_old(items_at(r->items, old - 1), added[end - 1]))
        old--, end--;
    if (start) r->out.item += start;
    return (Replaced){first, old - first, end - start};
}

// Replaces the old items by the parsed ones.
static void put(Items *d, Replaced done, Instr *const *added)
{
    ItemLog *log = d->log;
    ItemEdit edit = {.done = done, .at = items_mark(d, done.first).at, .edits = d->edits};
    if (log) edit.removed = arena_new(&log->arena, Instr *, done.removed);
    for (uint32_t i = 0; i < done.added; i++) number_item(d, added[i]);
    splice(d, done.first, done.removed, added, done.added, edit.removed);
    if (log) VEC_PUSH(&log->arena, log, edit);
    d->edits = ++d->edits_ever;
}

Replaced items_undo(Items *d)
{
    ItemEdit edit = d->log->item[--d->log->count];
    Replaced back = {edit.done.first, edit.done.added, edit.done.removed};
    splice(d, back.first, back.removed, edit.removed, back.added, NULL);
    uint32_t end = back.first + back.added;
    if (end < d->count)
        items_at(d, end)->before = end ? items_at(d, end - 1)->after : parse_start();
    d->edits = edit.edits;
    return back;
}

Replaced items_edit(Items *d, Span span, Str with)
{
    if (d->total.at < span.end) span.end = d->total.at;
    if (span.end < span.start) span.start = span.end;
    Reparse r = {.items = d};
    uint32_t first = first_dirty(d, span.start);
    r.next = behind_dirty(d, first, span);
    for (uint32_t i = first; i < r.next; i++) {
        uint32_t at = items_mark(d, i).at, len = items_at(d, i)->text.len;
        if (span.start < at) break;
        append(&r, str_cut(items_at(d, i)->text, 0, span.start - at < len ? span.start - at : len));
    }
    append(&r, with);
    for (uint32_t i = first; i < r.next; i++) {
        uint32_t at = items_mark(d, i).at, len = items_at(d, i)->text.len;
        if (span.end < at + len)
            append(&r, str_skip(items_at(d, i)->text, span.end < at ? 0 : span.end - at));
    }
    reparse(&r, first < d->count ? items_at(d, first)->before : parse_start());
    Replaced done = keep_same(&r, first);
    put(d, done, r.out.item);
    arena_clear(&r.scratch);
    arena_clear(&r.text_arena);
    return done;
}

void items_init(Items *d, Str text)
{
    void (*drop)(void *) = d->drop;
    *d = (Items){.drop = drop};
    Arena scratch = {0};
    ParseState state = parse_start();
    while (d->total.at < text.len) {
        Instr *in = parse_item(&d->home, &scratch, str_skip(text, d->total.at), true, state);
        arena_reset(&scratch);
        make_room(d, 1);
        add_item(d, in);
        state = in->after;
    }
    arena_clear(&scratch);
}

void items_clear(Items *d)
{
    for (uint32_t i = 0; i < d->count; i++) free_item(d, items_at(d, i));
    if (d->slot) fl_host_alloc(d->slot, 0);
    arena_clear(&d->home);
    *d = (Items){0};
}

// The number of bytes that the text and the items have in common at their start.
static uint32_t common_start(const Items *d, Str text)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < d->count; i++) {
        Str old = items_at(d, i)->text;
        if (str_eq(str_cut(text, at, at + old.len), old)) {
            at += old.len;
            continue;
        }
        for (uint32_t k = 0; k < old.len && at < text.len && text.ptr[at] == old.ptr[k]; k++) at++;
        break;
    }
    return at;
}

static uint32_t common_end(const Items *d, Str text, uint32_t most)
{
    uint32_t n = 0;
    for (uint32_t i = d->count; 0 < i && n < most; i--) {
        Str old = items_at(d, i - 1)->text;
        uint32_t k = 0;
        while (k < old.len && n < most && text.ptr[text.len - n - 1] == old.ptr[old.len - k - 1]) {
            k++;
            n++;
        }
        if (k < old.len) break;
    }
    return n;
}

Replaced items_replace(Items *d, Str text)
{
    uint32_t start = common_start(d, text);
    uint32_t least = d->total.at < text.len ? d->total.at : text.len;
    uint32_t end = common_end(d, text, least - start);
    return items_edit(d, (Span){start, d->total.at - end}, str_cut(text, start, text.len - end));
}

Str items_slice(const Items *d, Arena *a, Span span)
{
    if (d->total.at < span.end) span.end = d->total.at;
    if (span.end < span.start) span.start = span.end;
    char *ptr = arena_alloc(a, (size_t)(span.end - span.start) + 1);
    uint32_t len = 0;
    for (uint32_t i = items_find(d, span.start); i < d->count; i++) {
        uint32_t at = items_mark(d, i).at;
        if (span.end <= at) break;
        Str s = items_at(d, i)->text;
        s = str_cut(s, at < span.start ? span.start - at : 0, span.end - at);
        memcpy(ptr + len, s.ptr, s.len);
        len += s.len;
    }
    return str_of(ptr, len);
}

Str items_text(const Items *d, Arena *a)
{
    return items_slice(d, a, (Span){0, d->total.at});
}

Span items_content(const Items *d, uint32_t i)
{
    const Instr *in = items_at(d, i);
    uint32_t at = items_mark(d, i).at,
             end = str_before_line_end(in->text, (Span){0, in->text.len}).end;
    uint32_t start = instr_is_instruction(in) ? instr_start_byte(in, in->start) : 0;
    return (Span){at + (start < end ? start : end), at + end};
}
