// Looks only at items that the edits replaced, and at comments that may have lost their
// instruction: all other items are unchanged blocks.
#include "lint/candidate.h"
#include "lint/passes/said.h"
#include "lint/shell_scan.h"

// An item before the edits.
typedef struct Was {
    const Instr *in;
    uint32_t number;
    Span bytes;
    Span span; // one byte longer for a last line or an open heredoc: text inserted there joins it
} Was;

static bool has_open_heredoc(const Instr *in)
{
    return in->before.unclosed < in->after.unclosed;
}

static Was was_of(const Instr *in, uint32_t number, uint32_t at)
{
    Span bytes = {at, at + in->text.len};
    uint32_t is_open = !str_ends_z(in->text, "\n") || has_open_heredoc(in);
    return (Was){in, number, bytes, {at, bytes.end + is_open}};
}

static Was was_at(const Past *p, uint32_t number)
{
    uint32_t at;
    const Instr *in = past_item(p, number, &at);
    return was_of(in, number, at);
}

// Item `i` of a row.
static Was was_in(const PastRow *row, uint32_t i)
{
    return was_of(row->item[i], row->first + i, row->at[i]);
}

static uint32_t comment_lines(const Instr *in)
{
    uint32_t count = in->kind == K_COMMENT;
    for (uint32_t i = 0; i < in->cut_count; i++) count += in->cut[i].kind == CUT_COMMENT;
    return count;
}

// ---- Items ----

// The item that starts exactly at byte `at`, or NULL.
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
    bool is_json = instr_innermost(was->in)->is_json;
    if (!in || in->kind != was->in->kind || instr_innermost(in)->is_json != is_json) return false;
    bool is_read_alike = in->before.escape == was->in->before.escape ||
                         (!str_has_char(in->text, '\\') && !str_has_char(in->text, '`'));
    return is_read_alike && in->text.len == was->in->text.len;
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

// Whether an edited instruction of the same kind is still in shell form, or exec form, as before.
static bool keeps_form(const Candidate *c, const Was *was)
{
    uint32_t number;
    const Instr *in = item_at(c->items, shift_start(c->shift, was->span.start), &number);
    if (!in || in->kind != was->in->kind) return true;
    if (instr_innermost(in)->is_json == instr_innermost(was->in)->is_json) return true;
    return may_change_form(c, was->span);
}

// Whether the item would take following lines in: an open heredoc, or a continuation at its end.
static bool goes_on(const Instr *in)
{
    if (has_open_heredoc(in)) return true;
    return in->cut_count && in->cut[in->cut_count - 1].end == in->text.len;
}

// If an edit inserts several lines at old byte `end`: the new byte offset at which the second one
// begins; else 0.
static uint32_t lines_put_at(const Candidate *c, uint32_t end)
{
    const Edits *edits = c->shift->edits;
    for (uint32_t i = 0; i < edits->count; i++) {
        const FlEdit *e = &edits->item[i];
        if (e->span.start != end || e->span.end != end) continue;
        uint32_t line = str_find_char(e->text, '\n');
        if (line != STR_NONE) return c->shift->after[i] + line + 1;
    }
    return 0;
}

// Whether no inserted lines become part of an item that goes on. They may close its heredoc.
static bool takes_no_lines(const Candidate *c, const Was *was)
{
    if (!goes_on(was->in)) return true;
    uint32_t line = lines_put_at(c, was->bytes.end), number;
    if (!line) return true;
    uint32_t start = shift_start(c->shift, was->bytes.start);
    const Instr *in = item_at(c->items, start, &number);
    if (!in || start + in->text.len <= line) return true;
    return in->after.unclosed < was->in->after.unclosed;
}

static bool sets_escape(const Candidate *c)
{
    for (uint32_t i = 0; i < c->count; i++)
        if (c->repair[i].sets_escape) return true;
    return false;
}

// Marks the items that a repaired finding stands for (last_item): they were misread because of the
// fault, and may change.
static void note_explained(Candidate *c)
{
    uint32_t count = c->past->item_count;
    for (uint32_t i = 0; i < c->count; i++) {
        const Finding *f = c->repair[i].finding;
        if (!f || !f->last_item) continue;
        if (!c->explained) c->explained = arena_new(c->work, bool, count);
        for (uint32_t k = f->item + 1; k <= f->last_item && k < count; k++) c->explained[k] = true;
    }
}

static bool is_explained(const Candidate *c, uint32_t item)
{
    return c->explained && c->explained[item];
}

static bool keeps_item(const Candidate *c, const Was *was)
{
    if (K_UNKNOWN < was->in->kind && was->in->kind != K_DIRECTIVE) return true;
    if (!takes_no_lines(c, was)) return false;
    if (is_explained(c, was->number)) return true;
    return shift_touches(c->shift, was->span) ? keeps_form(c, was) : is_same_item(c, was);
}

static bool keeps_items(const Candidate *c)
{
    if (sets_escape(c)) return true;
    for (uint32_t i = 0; i < c->past->count; i++) {
        const PastRow *row = &c->past->row[i];
        for (uint32_t k = 0; k < row->count; k++) {
            Was was = was_in(row, k);
            if (!keeps_item(c, &was)) return false;
        }
    }
    return true;
}

// ---- Comments ----

// A row of comments: number of the first item looked at, of the item behind the row, and of the
// instruction there.
typedef struct CommentRow {
    uint32_t first, end, below;
} CommentRow;

// The rows looked up last, in the current and in the old items.
typedef struct CommentRows {
    CommentRow now, then;
} CommentRows;

static uint32_t commented_in_row(const Items *items, uint32_t i, CommentRow *row)
{
    if (row->first <= i && i < row->end) return row->below;
    row->first = row->end = i;
    while (row->end < items->count && items_at(items, row->end)->kind == K_COMMENT) row->end++;
    bool has_owner = row->end < items->count && instr_is_instruction(items_at(items, row->end));
    row->below = has_owner ? row->end : NO_STEP;
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

// The same for old item `i`.
static uint32_t was_commented(const Past *p, uint32_t i, CommentRow *row)
{
    uint32_t at;
    if (row->first <= i && i < row->end) return row->below;
    row->first = row->end = i;
    while (row->end < p->item_count && past_item(p, row->end, &at)->kind == K_COMMENT) row->end++;
    bool has_owner = row->end < p->item_count && instr_is_instruction(past_item(p, row->end, &at));
    row->below = has_owner ? row->end : NO_STEP;
    return row->below;
}

// Whether a comment that stays is still a comment, above the same instruction as before or one that
// the repair inserted.
static bool keeps_comment(const Candidate *c, const Was *was, CommentRows *rows)
{
    if (was->in->kind != K_COMMENT || is_explained(c, was->number)) return true;
    if (shift_touches(c->shift, was->span)) return true;
    uint32_t number, start = shift_start(c->shift, was->span.start);
    const Instr *in = item_at(c->items, start, &number);
    if (!in || in->kind != K_COMMENT) return is_inner_comment(c->items, start);
    uint32_t below = commented_in_row(c->items, number, &rows->now);
    if (below == NO_STEP) return true;
    Span now = {items_mark(c->items, below).at, items_mark(c->items, below + 1).at};
    uint32_t commented = was_commented(c->past, was->number, &rows->then);
    if (commented == NO_STEP) return false;
    Span owner = was_at(c->past, commented).bytes;
    if (shift_deletes(c->shift, owner)) return shift_writes(c->shift, now);
    return shift_start(c->shift, owner.start) == now.start;
}

// The same for comments right above a replaced row, as their instruction is in the row. Those above
// item `from` were checked before.
static bool keeps_comments_above(const Candidate *c, uint32_t from, const PastRow *row,
                                 CommentRows *rows)
{
    uint32_t start = row->first, at;
    while (from < start && past_item(c->past, start - 1, &at)->kind == K_COMMENT) start--;
    for (uint32_t i = start; i < row->first; i++) {
        Was was = was_at(c->past, i);
        if (!keeps_comment(c, &was, rows)) return false;
    }
    return true;
}

static bool keeps_comments_in(const Candidate *c, const PastRow *row, CommentRows *rows)
{
    for (uint32_t i = 0; i < row->count; i++) {
        Was was = was_in(row, i);
        if (!keeps_comment(c, &was, rows)) return false;
    }
    return true;
}

// How many comment lines a row has lost; negative when there are more than before.
static int64_t lost_lines(const Candidate *c, const PastRow *row)
{
    int64_t lost = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        Was was = was_in(row, i);
        bool may_go = is_explained(c, was.number) || shift_deletes(c->shift, was.bytes);
        if (!may_go) lost += comment_lines(was.in);
    }
    for (uint32_t i = row->now; i < row->now + row->added; i++)
        lost -= comment_lines(items_at(c->items, i));
    return lost;
}

// How many comment lines remain of items that a repaired finding stands for. Others may disappear
// for them.
static int64_t explained_lines(const Candidate *c)
{
    int64_t count = 0;
    uint32_t row = 0, at;
    for (uint32_t i = 0; c->explained && i < c->past->item_count; i++) {
        while (row < c->past->count && c->past->row[row].first + c->past->row[row].count <= i)
            row++;
        bool is_replaced = row < c->past->count && c->past->row[row].first <= i;
        if (c->explained[i] && !is_replaced) count += comment_lines(past_item(c->past, i, &at));
    }
    return count;
}

// Whether no comment is lost except those of deleted instructions.
static bool keeps_comment_lines(const Candidate *c)
{
    int64_t lost = -explained_lines(c);
    for (uint32_t i = 0; i < c->past->count; i++) lost += lost_lines(c, &c->past->row[i]);
    return lost <= 0;
}

static bool keeps_comments(const Candidate *c)
{
    CommentRows rows = {0};
    uint32_t from = 0;
    if (!keeps_comment_lines(c)) return false;
    for (uint32_t i = 0; i < c->past->count; i++) {
        const PastRow *row = &c->past->row[i];
        if (!keeps_comments_above(c, from, row, &rows)) return false;
        if (!keeps_comments_in(c, row, &rows)) return false;
        from = row->first + row->count;
    }
    return true;
}

bool candidate_is_read_alike(Candidate *c)
{
    note_explained(c);
    return keeps_items(c) && keeps_comments(c);
}

// ---- Findings ----

static bool is_error(const Finding *f)
{
    return f->severity == FL_ERROR;
}

static bool has_error(Finding *const *finding, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (is_error(finding[i])) return true;
    return false;
}

void candidate_note_errors(Candidate *c)
{
    c->errors = arena_new(c->work, SaidErrors, 1);
    for (uint32_t i = 0; i < c->before_count; i++) {
        const Finding *f = c->before[i];
        if (!is_error(f)) continue;
        said_add(c->work, c->errors, f->row, past_find(c->past, f->place.start), f->message);
    }
    said_reset(c->errors);
}

static bool adds_no_error(Candidate *c)
{
    const FlDoc *doc = c->doc;
    if (!has_error(doc->plain, doc->plain_count)) return true;
    if (!c->errors) candidate_note_errors(c);
    for (uint32_t i = 0; i < doc->plain_count; i++) {
        const Finding *f = doc->plain[i];
        if (!is_error(f)) continue;
        uint32_t item = past_find(c->past, shift_back(c->shift, f->place).start);
        if (!said_match(c->work, c->errors, f->row, item, f->message)) return false;
    }
    return true;
}

static bool overlap(Span a, Span b)
{
    if (a.start == b.start) return true;
    return a.start < b.end && b.start < a.end;
}

// The findings to be repaired, sorted, with the greatest end offset of each and those before it.
typedef struct Targets {
    const Finding **item;
    uint32_t *reach;
    uint32_t count;
    bool *has_row; // by rule row
} Targets;

static Targets targets_of(Arena *a, const Repair *repair, uint32_t count)
{
    Sink sorted = {.item = arena_new(a, Finding *, count + 1)};
    for (uint32_t i = 0; i < count; i++)
        if (repair[i].finding) sorted.item[sorted.count++] = (Finding *)repair[i].finding;
    sink_sort(a, &sorted);
    Targets t = {(const Finding **)sorted.item, arena_new(a, uint32_t, sorted.count), sorted.count,
                 arena_new(a, bool, rule_count)};
    for (uint32_t i = 0, reach = 0; i < t.count; i++) {
        if (reach < t.item[i]->place.end) reach = t.item[i]->place.end;
        t.reach[i] = reach;
        t.has_row[t.item[i]->row] = true;
    }
    return t;
}

static bool is_target(const Candidate *c, const Targets *targets, const Finding *f)
{
    if (!targets->has_row[f->row]) return false;
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
    const FlDoc *doc = c->doc;
    Targets targets = targets_of(c->work, c->repair, c->count);
    if (!targets.count) return true;
    for (uint32_t i = 0; i < doc->plain_count; i++)
        if (is_target(c, &targets, doc->plain[i])) return false;
    return true;
}

static uint32_t count_said(Finding *const *finding, uint32_t count, uint32_t row)
{
    uint32_t said = 0;
    for (uint32_t i = 0; i < count; i++) said += finding[i]->row == row;
    return said;
}

static bool is_lessened(const Candidate *c, uint32_t row)
{
    return count_said(c->doc->plain, c->doc->plain_count, row) <
           count_said(c->before, c->before_count, row);
}

static bool lessens_all(const Candidate *c)
{
    for (uint32_t i = 0; i < c->count; i++)
        if (c->repair[i].must_lessen && !is_lessened(c, c->repair[i].finding->row)) return false;
    return true;
}

// Whether another finding of the rule took the place of the only repaired one and their number did
// not go down: to the user it is the same finding.
static bool is_replaced(const Candidate *c)
{
    const Finding *f = c->repair[0].finding;
    if (c->count != 1 || !f || is_lessened(c, f->row)) return false;
    uint32_t start = shift_start(c->shift, f->place.start);
    const FlDoc *doc = c->doc;
    for (uint32_t i = 0; i < doc->plain_count; i++)
        if (doc->plain[i]->row == f->row && doc->plain[i]->place.start == start) return true;
    return false;
}

// Whether a command that the shell could parse to its end before cannot be parsed so now.
static bool breaks_command(const Candidate *c, const Was *was)
{
    uint32_t number;
    const Instr *in = item_at(c->items, shift_start(c->shift, was->span.start), &number);
    if (!in || in->kind != was->in->kind || !kind_runs_command(in->kind)) return false;
    uint32_t step = step_at_item(doc_model(c->doc), number);
    ShellKind shell = step == NO_STEP ? SHELL_OTHER : shell_at(doc_model(c->doc), step);
    if (shell != SHELL_POSIX && shell != SHELL_BASH) return false;
    return commands_read(c->work, in, shell).is_broken &&
           !commands_read(c->work, was->in, shell).is_broken;
}

static bool breaks_commands(const Candidate *c)
{
    for (uint32_t i = 0; i < c->past->count; i++) {
        const PastRow *row = &c->past->row[i];
        for (uint32_t k = 0; k < row->count; k++) {
            Was was = was_in(row, k);
            if (breaks_command(c, &was)) return true;
        }
    }
    return false;
}

bool candidate_is_better(Candidate *c)
{
    return adds_no_error(c) && repairs_all(c) && lessens_all(c) && !is_replaced(c) &&
           !breaks_commands(c);
}
