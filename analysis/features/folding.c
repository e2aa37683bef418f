// Folding ranges, found in one walk over the items, outer ones first.
#include "base/vec.h"
#include "fl_editor.h"
#include "lint/open_document.h"
#include "syntax/walk.h"

typedef struct Folding {
    Arena *arena;
    const FlDoc *doc;
    struct {
        FlFold *item;
        uint32_t count, room;
    } list;
    struct {
        uint32_t *item; // indices of the open regions
        uint32_t count, room;
    } open;
} Folding;

static uint32_t item_start(const Folding *f, uint32_t item)
{
    return items_mark(&f->doc->items, item).at;
}

static uint32_t item_end(const Folding *f, uint32_t item)
{
    return items_content(&f->doc->items, item).end;
}

// The end of the line that contains byte `at` of a text.
static uint32_t line_end(Str text, uint32_t at)
{
    uint32_t feed = str_find_char(str_skip(text, at), '\n');
    uint32_t end = feed == STR_NONE ? text.len : at + feed;
    while (at < end && text.ptr[end - 1] == '\r') end--;
    return end;
}

// Folds bytes [start, end) of an item if they span several lines.
static void fold_bytes(Folding *f, uint32_t item, Span bytes, FlFoldKind kind)
{
    Str text = items_at(&f->doc->items, item)->text;
    uint32_t first = line_end(text, bytes.start);
    if (bytes.end <= first) return;
    FlFold fold = {span_shift((Span){first, bytes.end}, item_start(f, item)), kind};
    VEC_PUSH(f->arena, &f->list, fold);
}

// Folds whole items, from the first line of the first one on.
static void fold_items(Folding *f, uint32_t first, uint32_t last, FlFoldKind kind)
{
    Str text = items_at(&f->doc->items, first)->text;
    Span span = {item_start(f, first) + line_end(text, 0), item_end(f, last)};
    FlFold fold = {span, kind};
    if (span.start < span.end) VEC_PUSH(f->arena, &f->list, fold);
}

// Each body down to its delimiter.
static void fold_heredocs(Folding *f, uint32_t item)
{
    const Instr *in = items_at(&f->doc->items, item);
    for (uint32_t i = 0; i < in->heredoc_count; i++) {
        Span joined = heredoc_lines(in, &in->heredoc[i]);
        if (joined.start < joined.end) fold_bytes(f, item, instr_span(in, joined), FL_FOLD_CODE);
    }
}

// `line` is that of a comment, from its `#` or the blanks before it.
static bool comment_says(Str line, Str word)
{
    Str text = str_trim(str_skip(str_trim(line), 1));
    if (str_at(text, 0) == '#') text = str_skip(text, 1); // `# #region` is written as well
    return str_starts(text, word) && !char_is_word(str_at(text, word.len));
}

static bool comment_opens(Str line)
{
    return comment_says(line, STR("region"));
}

static bool comment_closes(Str line)
{
    return comment_says(line, STR("endregion"));
}

static bool comment_is_mark(Str line)
{
    return comment_opens(line) || comment_closes(line);
}

// Reads a region mark, which ends at byte `end`. A region is added when it opens, and removed at
// the end if it was not closed.
static void read_mark(Folding *f, Str line, uint32_t end)
{
    if (comment_opens(line)) {
        FlFold open = {{end, 0}, FL_FOLD_REGION};
        VEC_PUSH(f->arena, &f->open, f->list.count);
        VEC_PUSH(f->arena, &f->list, open);
    } else if (f->open.count) {
        f->list.item[f->open.item[--f->open.count]].span.end = end;
    }
}

// A comment line that was cut out of an instruction, without line end; `bytes` is its span in the
// item.
static Span cut_line(const Instr *in, uint32_t cut)
{
    return str_before_line_end(in->text, (Span){in->cut[cut].start, in->cut[cut].end});
}

static bool cut_is_row(const Instr *in, uint32_t cut)
{
    return in->cut[cut].kind == CUT_COMMENT &&
           !comment_is_mark(str_cut(in->text, in->cut[cut].start, in->cut[cut].end));
}

// Rows of comment lines inside an instruction, and regions that begin or end there.
static void fold_inner_comments(Folding *f, uint32_t item)
{
    const Instr *in = items_at(&f->doc->items, item);
    for (uint32_t i = 0; i < in->cut_count;) {
        uint32_t end = i;
        while (end < in->cut_count && cut_is_row(in, end)) end++;
        if (i + 1 < end) {
            Span rows = {in->cut[i].start, cut_line(in, end - 1).end};
            fold_bytes(f, item, rows, FL_FOLD_COMMENT);
        }
        if (end == i && in->cut[i].kind == CUT_COMMENT) {
            Span line = cut_line(in, i);
            read_mark(f, str_cut(in->text, line.start, line.end), item_start(f, item) + line.end);
        }
        i = end == i ? i + 1 : end;
    }
}

static void fold_instruction(Folding *f, uint32_t item)
{
    const Instr *in = items_at(&f->doc->items, item);
    fold_bytes(f, item, (Span){0, item_end(f, item) - item_start(f, item)}, FL_FOLD_CODE);
    fold_inner_comments(f, item);
    // A single heredoc would give the same fold as the instruction.
    if (1 < in->heredoc_count || in->cut_count) fold_heredocs(f, item);
}

static void drop_open(Folding *f)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < f->list.count; i++)
        if (f->list.item[i].span.end) f->list.item[kept++] = f->list.item[i];
    f->list.count = kept;
}

// The row of comments that begins at `item`; returns the item behind it. Region marks are not part
// of a row.
static uint32_t fold_comments(Folding *f, uint32_t item)
{
    const Items *items = &f->doc->items;
    uint32_t end = item;
    while (end < items->count && items_at(items, end)->kind == K_COMMENT) {
        if (comment_is_mark(items_at(items, end)->joined)) break;
        end++;
    }
    if (end == item) {
        read_mark(f, items_at(items, item)->joined, item_end(f, item));
        return item + 1;
    }
    if (item + 1 < end) fold_items(f, item, end - 1, FL_FOLD_COMMENT);
    return end;
}

// From a FROM to the last instruction of the stage, or to the end of a region that begins before
// it.
static void fold_stage(Folding *f, uint32_t from)
{
    const Items *items = &f->doc->items;
    uint32_t last = from, open = 0;
    for (uint32_t i = from + 1; i < items->count && items_at(items, i)->kind != K_FROM; i++) {
        const Instr *in = items_at(items, i);
        bool is_end = open && in->kind == K_COMMENT && comment_closes(in->joined);
        if (in->kind == K_COMMENT && comment_opens(in->joined)) open++;
        if (is_end) open--;
        if (is_end || instr_is_instruction(in)) last = i;
    }
    if (from < last) fold_items(f, from, last, FL_FOLD_CODE);
}

// Removes the later one of two overlapping folds, as editors only show nested ones.
static void drop_crossing(Folding *f)
{
    struct {
        uint32_t *item;
        uint32_t count, room;
    } ends = {0};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < f->list.count; i++) {
        Span span = f->list.item[i].span;
        while (ends.count && ends.item[ends.count - 1] <= span.start) ends.count--;
        if (ends.count && ends.item[ends.count - 1] < span.end) continue;
        VEC_PUSH(f->arena, &ends, span.end);
        f->list.item[kept++] = f->list.item[i];
    }
    f->list.count = kept;
}

FlFolds fl_folds(Arena *a, const FlDoc *doc)
{
    Folding f = {.arena = a, .doc = doc};
    for (uint32_t i = 0; i < doc->items.count;) {
        const Instr *in = items_at(&doc->items, i);
        if (in->kind == K_COMMENT) {
            i = fold_comments(&f, i);
            continue;
        }
        if (in->kind == K_FROM) fold_stage(&f, i);
        if (instr_is_instruction(in)) fold_instruction(&f, i);
        i++;
    }
    drop_open(&f);
    drop_crossing(&f);
    return (FlFolds){f.list.item, f.list.count};
}
