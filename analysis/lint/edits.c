// Edits composed of several passes, kept as one list of pieces, some of the original text and some
// new:
//
//     first text   RUN apt-get install curl
//     latest       [RUN apt-get install] " -y" [ curl]
#include "lint/edits.h"
#include "base/bits.h"
#include "base/vec.h"

typedef struct Piece {
    bool is_new;
    Span old; // bytes of the original text
    Str text; // if is_new
} Piece;

typedef struct PieceList {
    Piece *item;
    uint32_t count, room;
} PieceList;

struct Pieces {
    PieceList list;
    uint32_t length; // length of the original text
};

static void merge(FlEdit *to, const FlEdit *from, Span left, Span right)
{
    for (uint32_t i = left.start; left.start < left.end || right.start < right.end; i++) {
        bool take_right =
            left.start == left.end ||
            (right.start < right.end && from[right.start].span.start < from[left.start].span.start);
        to[i] = take_right ? from[right.start++] : from[left.start++];
    }
}

static void drop_overlaps(Edits *edits)
{
    uint32_t kept = 0, end = 0;
    for (uint32_t i = 0; i < edits->count; i++) {
        FlEdit e = edits->item[i];
        if (e.span.start < end) continue;
        end = e.span.end;
        edits->item[kept++] = e;
    }
    edits->count = kept;
}

void edits_sort(Arena *a, Edits *edits)
{
    uint32_t n = edits->count;
    if (n < 2) return;
    FlEdit *from = edits->item, *to = arena_new(a, FlEdit, n);
    for (uint32_t width = 1; width < n; width *= 2) {
        for (uint32_t at = 0; at < n; at += 2 * width) {
            uint32_t middle = n < at + width ? n : at + width;
            uint32_t end = n < at + 2 * width ? n : at + 2 * width;
            merge(to, from, (Span){at, middle}, (Span){middle, end});
        }
        FlEdit *swap = from;
        from = to;
        to = swap;
    }
    edits->item = from;
    drop_overlaps(edits);
}

Str edits_on(Arena *a, Str text, const Edits *edits)
{
    Out o = out_on(a);
    uint32_t at = 0;
    for (uint32_t i = 0; i < edits->count; i++) {
        const FlEdit *e = &edits->item[i];
        out_str(&o, str_cut(text, at, e->span.start));
        out_str(&o, e->text);
        at = e->span.end;
    }
    out_str(&o, str_skip(text, at));
    return out_done(&o);
}

FlEdit edits_as_one(Arena *a, const FlDoc *doc, const FlEdit *edit, uint32_t count)
{
    Out o = out_on(a);
    if (count == 1) return *edit;
    for (uint32_t i = 0; i < count; i++) {
        if (i) out_str(&o, fl_slice(a, doc, (Span){edit[i - 1].span.end, edit[i].span.start}));
        out_str(&o, edit[i].text);
    }
    return (FlEdit){{edit[0].span.start, edit[count - 1].span.end}, out_done(&o)};
}

static uint32_t piece_len(const Piece *p)
{
    return p->is_new ? p->text.len : p->old.end - p->old.start;
}

static Piece piece_cut(const Piece *p, uint32_t start, uint32_t end)
{
    if (p->is_new) return (Piece){.is_new = true, .text = str_cut(p->text, start, end)};
    return (Piece){.old = {p->old.start + start, p->old.start + end}};
}

static void push(Arena *a, PieceList *list, Piece piece)
{
    if (piece_len(&piece)) VEC_PUSH(a, list, piece);
}

Pieces *pieces_of(Arena *a, uint32_t length)
{
    Pieces *p = arena_new(a, Pieces, 1);
    p->length = length;
    push(a, &p->list, (Piece){.old = {0, length}});
    return p;
}

// A cursor over a list of pieces.
typedef struct Reader {
    const PieceList *list;
    uint32_t piece, inside, at; // index of the piece, offset in it, offset in the current text
} Reader;

// Copies the pieces up to offset `end` of the current text, or skips them when `to` is NULL.
static void read_to(Arena *a, Reader *r, uint32_t end, PieceList *to)
{
    while (r->at < end && r->piece < r->list->count) {
        const Piece *p = &r->list->item[r->piece];
        uint32_t left = piece_len(p) - r->inside;
        uint32_t take = end - r->at < left ? end - r->at : left;
        if (to) push(a, to, piece_cut(p, r->inside, r->inside + take));
        r->at += take;
        r->inside += take;
        if (take < left) return;
        r->piece++;
        r->inside = 0;
    }
}

void pieces_edit(Arena *a, Pieces *p, const Edits *edits)
{
    PieceList to = {0};
    Reader r = {.list = &p->list};
    for (uint32_t i = 0; i < edits->count; i++) {
        const FlEdit *e = &edits->item[i];
        read_to(a, &r, e->span.start, &to);
        read_to(a, &r, e->span.end, NULL);
        push(a, &to, (Piece){.is_new = true, .text = e->text});
    }
    read_to(a, &r, UINT32_MAX, &to);
    p->list = to;
}

FlEdits pieces_edits(Arena *a, const Pieces *p)
{
    Edits edits = {0};
    Out text = out_on(a);
    uint32_t at = 0;
    for (uint32_t i = 0; i <= p->list.count; i++) {
        const Piece *piece = i < p->list.count ? &p->list.item[i] : NULL;
        if (piece && piece->is_new) {
            out_str(&text, piece->text);
            continue;
        }
        uint32_t next = piece ? piece->old.start : p->length;
        FlEdit edit = {{at, next}, out_done(&text)};
        if (at < next || edit.text.len) VEC_PUSH(a, &edits, edit);
        text = out_on(a);
        if (piece) at = piece->old.end;
    }
    return (FlEdits){edits.item, edits.count};
}

FlEdits fl_edits_joined(Arena *a, uint32_t length, FlEdits first, FlEdits second)
{
    Pieces *pieces = pieces_of(a, length);
    pieces_edit(a, pieces, &(Edits){(FlEdit *)first.item, first.count, first.count});
    pieces_edit(a, pieces, &(Edits){(FlEdit *)second.item, second.count, second.count});
    return pieces_edits(a, pieces);
}

// ---- What edits touch ----

// An insertion also touches the bytes on both sides: text put beside a word belongs to the word as
// it was.
static Span touched(const FlEdit *e)
{
    Span s = e->span;
    if (s.start < s.end) return s;
    return (Span){s.start ? s.start - 1 : 0, s.end + 1};
}

Cover cover_new(Arena *a, uint32_t length)
{
    return (Cover){arena_new(a, uint64_t, length / 64 + 2)};
}

bool cover_is_free(const Cover *c, const Edits *edits)
{
    for (uint32_t i = 0; i < edits->count; i++) {
        Span s = touched(&edits->item[i]);
        for (uint32_t at = s.start; at < s.end; at++)
            if (bit_get(c->bit, at)) return false;
    }
    return true;
}

void cover_span(const Cover *c, Span s)
{
    for (uint32_t at = s.start; at < s.end; at++) bit_set(c->bit, at);
}

bool cover_takes(const Cover *c, const Edits *edits)
{
    if (!cover_is_free(c, edits)) return false;
    for (uint32_t i = 0; i < edits->count; i++) cover_span(c, touched(&edits->item[i]));
    return true;
}
