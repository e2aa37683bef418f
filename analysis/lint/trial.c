// The copy is edited, checked and edited back. What it was like before is noted once, at the beginning.
#include "lint/trial.h"
#include "base/utf.h"
#include "fl_context.h"
#include "lint/passes/said.h"
#include "lint/shift.h"

enum {
    FEW_EDITS = 8
}; // up to so many are made one by one, so that only what they touch is read again

// An item as it was.
typedef struct Was {
    Span span;    // one byte more for a last line without end: what is put there joins it
    uint32_t len; // bytes
    InstrKind kind;
    bool is_json;
    char escape;
    uint32_t comments; // comment lines in it
    uint32_t
        commented; // of a comment: the number of the instruction right below it, NO_STEP if there is none
} Was;

struct FlTrial {
    Arena *arena;
    Arena work; // for one candidate, after which it is empty
    FlConfig config;
    FlDoc *doc; // NULL until there is something to try
    Str text;
    Was *item;
    uint32_t item_count;
    SaidErrors errors;
    uint32_t *said; // how many findings each rule has
};

// The instruction that comments at item `i` stand over: the next item that is no comment.
static uint32_t commented_by(const Items *items, uint32_t i)
{
    while (i < items->count && items_at(items, i)->kind == K_COMMENT) i++;
    return i < items->count && instr_is_instruction(items_at(items, i)) ? i : NO_STEP;
}

static uint32_t comment_lines(const Instr *in)
{
    uint32_t count = in->kind == K_COMMENT;
    for (uint32_t i = 0; i < in->cut_count; i++) count += in->cut[i].kind == CUT_COMMENT;
    return count;
}

static void note_items(Trial *t)
{
    const Items *items = &t->doc->items;
    t->item_count = items->count;
    t->item = arena_new(t->arena, Was, items->count + 1);
    uint32_t below = NO_STEP;
    for (uint32_t i = items->count; i-- > 0;) {
        const Instr *in = items_at(items, i);
        if (in->kind != K_COMMENT) below = instr_is_instruction(in) ? i : NO_STEP;
        uint32_t at = items_mark(items, i).at, is_open = !str_ends(in->text, STR("\n"));
        t->item[i] = (Was){.span = {at, at + in->text.len + is_open},
                           .len = in->text.len,
                           .kind = in->kind,
                           .is_json = instr_innermost(in)->is_json,
                           .escape = in->before.escape,
                           .comments = comment_lines(in),
                           .commented = in->kind == K_COMMENT ? below : NO_STEP};
    }
}

static void note_errors(Trial *t)
{
    doc_lint(t->doc);
    t->errors = (SaidErrors){0};
    t->said = arena_new(t->arena, uint32_t, rule_count);
    for (uint32_t i = 0; i < t->doc->finding_count; i++) {
        const Finding *f = t->doc->finding[i];
        t->said[f->row]++;
        if (f->severity != FL_ERROR) continue;
        uint32_t item = items_find(&t->doc->items, f->place.start);
        said_add(t->arena, &t->errors, f->row, item, f->message);
    }
}

static void note(Trial *t)
{
    t->text = fl_text(t->arena, t->doc);
    note_items(t);
    note_errors(t);
}

Trial *trial_begin(Arena *a, const FlDoc *doc)
{
    Trial *t = arena_new(a, Trial, 1);
    t->config = doc->config;
    t->config.rule_set = doc->rules;
    t->config.is_editor = t->config.is_folding = t->config.is_once = false;
    t->arena = a;
    t->text = fl_text(a, doc);
    return t;
}

// Makes the copy, which takes as long as opening a file.
static void open_copy(Trial *t)
{
    if (t->doc) return;
    t->doc = fl_open(t->text);
    fl_configure(t->doc, &t->config);
    note(t);
}

void trial_end(Trial *t)
{
    if (!t) return;
    arena_clear(&t->work);
    if (t->doc) fl_close(t->doc);
}

FlDoc *trial_doc(Trial *t)
{
    open_copy(t);
    return t->doc;
}

static void apply(Trial *t, const Edits *edits)
{
    if (FEW_EDITS < edits->count) {
        fl_replace(t->doc, edits_on(&t->work, t->text, edits));
        return;
    }
    for (uint32_t i = edits->count; i-- > 0;)
        fl_edit(t->doc, edits->item[i].span, edits->item[i].text);
}

static void take_back(Trial *t, const Edits *edits)
{
    if (FEW_EDITS < edits->count) {
        fl_replace(t->doc, t->text);
        return;
    }
    for (uint32_t i = 0; i < edits->count; i++) {
        Span old = edits->item[i].span;
        Span new = {old.start, old.start + edits->item[i].text.len};
        fl_edit(t->doc, new, str_cut(t->text, old.start, old.end));
    }
}

void trial_accept(Trial *t, const Edits *edits)
{
    arena_reset(&t->work);
    open_copy(t);
    apply(t, edits);
    note(t);
}

// ---- What is compared ----

// A candidate: the copy with the edits in it, and where each byte has gone.
typedef struct Candidate {
    Trial *trial;
    Arena *work;
    const Items *items; // as they are now
    const Shift *shift;
    const Repair *repair;
    uint32_t count;
    bool *explained; // of each item of the trial; NULL when there are none
} Candidate;

// The item that starts right at `at`, or NULL.
static const Instr *item_at(const Items *items, uint32_t at, uint32_t *number)
{
    if (!items->count) return NULL;
    *number = items_find(items, at);
    return items_mark(items, *number).at == at ? items_at(items, *number) : NULL;
}

static bool is_same_item(const Candidate *c, const Was *was)
{
    uint32_t number, start = shift_start(c->shift, was->span.start);
    const Instr *in = item_at(c->items, start, &number);
    if (!in || in->kind != was->kind || instr_innermost(in)->is_json != was->is_json) return false;
    bool is_read_alike = in->before.escape == was->escape ||
                         (!str_has_char(in->text, '\\') && !str_has_char(in->text, '`'));
    return is_read_alike && in->text.len == was->len;
}

static bool edits_touch(FlEdits edits, Span item)
{
    for (uint32_t i = 0; i < edits.count; i++) {
        Span s = edits.item[i].span;
        if (s.start < item.end && item.start < s.end) return true;
    }
    return false;
}

static bool may_change_form(const Candidate *c, Span item)
{
    for (uint32_t i = 0; i < c->count; i++)
        if (c->repair[i].may_change_form && edits_touch(c->repair[i].edits, item)) return true;
    return false;
}

// An edited instruction that is still one of its kind has kept its form.
static bool keeps_form(const Candidate *c, const Was *was)
{
    uint32_t number;
    const Instr *in = item_at(c->items, shift_start(c->shift, was->span.start), &number);
    if (!in || in->kind != was->kind || instr_innermost(in)->is_json == was->is_json) return true;
    return may_change_form(c, was->span);
}

static bool sets_escape(const Candidate *c)
{
    for (uint32_t i = 0; i < c->count; i++)
        if (c->repair[i].sets_escape) return true;
    return false;
}

// Marks the items that a repaired finding stands for: they are what they are because of the fault.
static void note_explained(Candidate *c)
{
    const Trial *t = c->trial;
    for (uint32_t i = 0; i < c->count; i++) {
        const Finding *f = c->repair[i].finding;
        if (!f || !f->last_item) continue;
        if (!c->explained) c->explained = arena_new(c->work, bool, t->item_count);
        for (uint32_t k = f->item + 1; k <= f->last_item && k < t->item_count; k++)
            c->explained[k] = true;
    }
}

static bool is_explained(const Candidate *c, uint32_t item)
{
    return c->explained && c->explained[item];
}

static bool keeps_items(const Candidate *c)
{
    const Trial *t = c->trial;
    if (sets_escape(c)) return true;
    for (uint32_t i = 0; i < t->item_count; i++) {
        const Was *was = &t->item[i];
        if (K_UNKNOWN < was->kind && was->kind != K_DIRECTIVE) continue;
        bool is_edited = shift_touches(c->shift, was->span);
        bool is_kept = is_edited ? keeps_form(c, was) : is_same_item(c, was);
        if (!is_kept && !is_explained(c, i)) return false;
    }
    return true;
}

// A row of comments: the number of the first one that was looked at, of the item behind the last one, and of the
// instruction there.
typedef struct CommentRow {
    uint32_t first, end, below;
} CommentRow;

static uint32_t commented_in_row(const Items *items, uint32_t i, CommentRow *row)
{
    if (row->first <= i && i < row->end) return row->below;
    row->first = row->end = i;
    while (row->end < items->count && items_at(items, row->end)->kind == K_COMMENT) row->end++;
    row->below = commented_by(items, row->end);
    return row->below;
}

// Whether the line at byte `at` is a comment inside an instruction.
static bool is_inner_comment(const Items *items, uint32_t at)
{
    if (!items->count) return false;
    uint32_t number = items_find(items, at), start = items_mark(items, number).at;
    const Instr *in = items_at(items, number);
    for (uint32_t i = 0; i < in->cut_count; i++)
        if (in->cut[i].kind == CUT_COMMENT && in->cut[i].start == at - start) return true;
    return false;
}

// Whether a comment that stays is one still, and has the instruction below it that it had, or one that the repair wrote.
static bool keeps_comment(const Candidate *c, const Was *was, CommentRow *row)
{
    if (shift_touches(c->shift, was->span)) return true;
    uint32_t number, start = shift_start(c->shift, was->span.start);
    const Instr *in = item_at(c->items, start, &number);
    if (!in || in->kind != K_COMMENT) return is_inner_comment(c->items, start);
    uint32_t below = commented_in_row(c->items, number, row);
    if (below == NO_STEP) return true;
    Span now = {items_mark(c->items, below).at, items_mark(c->items, below + 1).at};
    if (was->commented == NO_STEP) return false;
    const Was *owner = &c->trial->item[was->commented];
    Span bytes = {owner->span.start, owner->span.start + owner->len};
    if (shift_deletes(c->shift, bytes)) return shift_writes(c->shift, now);
    return shift_start(c->shift, bytes.start) == now.start;
}

// No comment is lost but those of an instruction that goes as a whole.
static bool keeps_comment_lines(const Candidate *c)
{
    uint32_t before = 0, now = 0;
    for (uint32_t i = 0; i < c->trial->item_count; i++) {
        const Was *was = &c->trial->item[i];
        Span bytes = {was->span.start, was->span.start + was->len};
        if (!was->comments || is_explained(c, i) || shift_deletes(c->shift, bytes)) continue;
        before += was->comments;
    }
    for (uint32_t i = 0; i < c->items->count; i++) now += comment_lines(items_at(c->items, i));
    return before <= now;
}

static bool keeps_comments(const Candidate *c)
{
    CommentRow row = {0};
    if (!keeps_comment_lines(c)) return false;
    for (uint32_t i = 0; i < c->trial->item_count; i++)
        if (c->trial->item[i].kind == K_COMMENT && !is_explained(c, i) &&
            !keeps_comment(c, &c->trial->item[i], &row))
            return false;
    return true;
}

static bool overlap(Span a, Span b)
{
    if (a.start == b.start) return true;
    return a.start < b.end && b.start < a.end;
}

// The item that held byte `at`.
static uint32_t item_before(const Trial *t, uint32_t at)
{
    uint32_t low = 0, high = t->item_count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (t->item[middle].span.start <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool adds_no_error(const Candidate *c)
{
    Trial *t = c->trial;
    said_reset(&t->errors);
    for (uint32_t i = 0; i < t->doc->finding_count; i++) {
        const Finding *f = t->doc->finding[i];
        if (f->severity != FL_ERROR) continue;
        uint32_t item = item_before(t, shift_back(c->shift, f->place).start);
        if (!said_match(c->work, &t->errors, f->row, item, f->message)) return false;
    }
    return true;
}

// The findings that should be gone, in the order of the text, and how far each of them and those before it reach.
typedef struct Targets {
    const Finding **item;
    uint32_t *reach;
    uint32_t count;
} Targets;

static Targets targets_of(Arena *a, const Repair *repair, uint32_t count)
{
    Sink sorted = {.item = arena_new(a, Finding *, count + 1)};
    for (uint32_t i = 0; i < count; i++)
        if (repair[i].finding) sorted.item[sorted.count++] = (Finding *)repair[i].finding;
    sink_sort(a, &sorted);
    Targets t = {(const Finding **)sorted.item, arena_new(a, uint32_t, sorted.count), sorted.count};
    for (uint32_t i = 0, reach = 0; i < t.count; i++) {
        if (reach < t.item[i]->place.end) reach = t.item[i]->place.end;
        t.reach[i] = reach;
    }
    return t;
}

static bool is_target(const Candidate *c, const Targets *targets, const Finding *f)
{
    Span old = shift_back(c->shift, f->place);
    uint32_t low = 0, high = targets->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (targets->reach[middle] < old.start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < targets->count && targets->item[low]->place.start <= old.end; low++)
        if (targets->item[low]->rule == f->rule && overlap(old, targets->item[low]->place))
            return true;
    return false;
}

static bool repairs_all(const Candidate *c)
{
    const FlDoc *doc = c->trial->doc;
    Targets targets = targets_of(c->work, c->repair, c->count);
    if (!targets.count) return true;
    for (uint32_t i = 0; i < doc->finding_count; i++)
        if (is_target(c, &targets, doc->finding[i])) return false;
    return true;
}

static uint32_t count_said(const FlDoc *doc, uint32_t row)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < doc->finding_count; i++) count += doc->finding[i]->row == row;
    return count;
}

static bool is_lessened(const Candidate *c, uint32_t row)
{
    return count_said(c->trial->doc, row) < c->trial->said[row];
}

static bool lessens_all(const Candidate *c)
{
    for (uint32_t i = 0; i < c->count; i++)
        if (c->repair[i].must_lessen && !is_lessened(c, c->repair[i].finding->row)) return false;
    return true;
}

// Whether another finding of the rule has come to where the only repaired one was, and there are as many as before: to
// a reader that is the same finding.
static bool is_replaced(const Candidate *c)
{
    const Finding *f = c->repair[0].finding;
    if (c->count != 1 || !f || is_lessened(c, f->row)) return false;
    uint32_t start = shift_start(c->shift, f->place.start);
    const FlDoc *doc = c->trial->doc;
    for (uint32_t i = 0; i < doc->finding_count; i++)
        if (doc->finding[i]->row == f->row && doc->finding[i]->place.start == start) return true;
    return false;
}

Edits repairs_edits(Arena *a, const Repair *repair, uint32_t count)
{
    Edits all = {0};
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < repair[i].edits.count; k++)
            VEC_PUSH(a, &all, repair[i].edits.item[k]);
    edits_sort(a, &all);
    return all;
}

static bool changes_something(const Trial *t, const Edits *edits)
{
    for (uint32_t i = 0; i < edits->count; i++) {
        Span s = edits->item[i].span;
        if (!str_eq(edits->item[i].text, str_cut(t->text, s.start, s.end))) return true;
    }
    return false;
}

// Whether byte `at` lies inside a character, or inside the end of a line. The builder reads some words byte by byte, so
// that one may end there.
static bool splits_character(Str text, uint32_t at)
{
    if (!at || text.len <= at) return false;
    if (text.ptr[at - 1] == '\r' && text.ptr[at] == '\n') return true;
    return 0x80 <= (unsigned char)text.ptr[at - 1] && utf_is_tail(text, at);
}

static bool keeps_characters(const Trial *t, const Edits *edits)
{
    for (uint32_t i = 0; i < edits->count; i++) {
        Span s = edits->item[i].span;
        if (splits_character(t->text, s.start) || splits_character(t->text, s.end)) return false;
    }
    return true;
}

// The change of another file that goes with a repair made alone; NULL when there is none.
static const FlFileEdit *file_of(const Repair *repair, uint32_t count)
{
    return count == 1 && repair->file.path.len ? &repair->file : NULL;
}

bool trial_passes(Trial *t, const Repair *repair, uint32_t count)
{
    arena_reset(&t->work);
    Edits edits = repairs_edits(&t->work, repair, count);
    const FlContext *context = t->config.context;
    const FlFileEdit *file = file_of(repair, count);
    if (!file && !changes_something(t, &edits)) return false;
    if (!keeps_characters(t, &edits) || (file && !context)) return false;
    open_copy(t);
    Shift shift = shift_of(&t->work, &edits);
    Candidate c = {t, &t->work, &t->doc->items, &shift, repair, count, NULL};
    note_explained(&c);
    apply(t, &edits);
    if (file) fl_set_context(t->doc, fl_context_edited(&t->work, context, file));
    bool is_good = keeps_items(&c) && keeps_comments(&c);
    if (is_good) {
        doc_lint(t->doc);
        is_good = adds_no_error(&c) && repairs_all(&c) && lessens_all(&c) && !is_replaced(&c);
    }
    take_back(t, &edits);
    if (file) fl_set_context(t->doc, context);
    return is_good;
}
