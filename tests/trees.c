// Walks over all items, comparing and adding up.
#include "trees.h"
#include "base/digest.h"
#include "base/out.h"
#include "syntax/walk.h"
#include <string.h>

static bool span_eq(Span a, Span b)
{
    return a.start == b.start && a.end == b.end;
}

static bool state_eq(ParseState a, ParseState b)
{
    return a.escape == b.escape && a.zone == b.zone && a.seen == b.seen && a.unclosed == b.unclosed;
}

// Leaves follow each other without gap; nodes lie within the node above.
static const char *node_fault(const Instr *in)
{
    const Node *root = in->node, *end = node_end(root);
    uint32_t at = root->start;
    for (const Node *n = root; n < end; n++) {
        if (n->size == 0 || end < n + n->size) return "a node reaches beyond the tree";
        if (n->end < n->start || root->end < n->end) return "a node lies outside of the text";
        if (1 < n->size && (n[1].start < n->start || n->end < n[n->size - 1].end))
            return "a child lies outside of its node";
        if (1 < n->size) continue;
        if (n->start != at) return "leaves leave a gap or overlap";
        at = n->end;
    }
    return at == root->end ? NULL : "leaves end too early";
}

static const char *extent_fault(const Instr *in)
{
    uint32_t lines = 0, rows = 0;
    for (uint32_t i = 0; i < in->text.len; i++) {
        char c = in->text.ptr[i];
        lines += c == '\n';
        rows += c == '\n' || (c == '\r' && str_at(in->text, i + 1) != '\n');
    }
    if (lines != in->lines) return "line feeds are miscounted";
    return rows == in->rows ? NULL : "line ends are miscounted";
}

// The text of an item, put together again from what was joined and what was cut.
static const char *cut_fault(Arena *a, const Instr *in)
{
    Out out = out_on(a);
    uint32_t at = 0;
    for (uint32_t i = 0; i < in->cut_count; i++) {
        Cut cut = in->cut[i];
        if (cut.at < at || in->joined.len < cut.at) return "cuts are not in order";
        out_str(&out, str_cut(in->joined, at, cut.at));
        at = cut.at;
        if (out.len != cut.start) return "a cut does not start where the text before it ends";
        out_str(&out, str_cut(in->text, cut.start, cut.end));
    }
    out_str(&out, str_skip(in->joined, at));
    return str_eq(out_done(&out), in->text) ? NULL : "joined and cuts do not give the text";
}

static const char *item_fault(Arena *a, const Instr *in)
{
    if (in->text.len == 0) return "an empty item";
    if (in->node[0].start != 0 || in->node[0].end != in->joined.len) return "the root is not all";
    const char *fault = node_fault(in);
    if (!fault) fault = cut_fault(a, in);
    if (!fault) fault = extent_fault(in);
    for (const Instr *t = in->trigger; t && !fault; t = t->trigger) fault = node_fault(t);
    return fault;
}

static bool mark_eq(Mark a, Mark b)
{
    return a.at == b.at && a.line == b.line && a.row == b.row && a.sum == b.sum;
}

const char *trees_fault(Arena *a, const Items *items, Str text)
{
    Mark mark = {0};
    Arena scratch = {0};
    const char *fault = NULL;
    for (uint32_t i = 0; i < items->count && !fault; i++) {
        const Instr *in = items_at(items, i);
        Mark said = items_mark(items, i);
        if (!mark_eq(said, mark)) fault = "an item is not where its mark says";
        if (!str_eq(in->text, str_cut(text, mark.at, mark.at + in->text.len)))
            fault = "an item does not hold its text";
        if (!fault) fault = item_fault(&scratch, in);
        mark = (Mark){mark.at + in->text.len, mark.line + in->lines, mark.row + in->rows,
                      mark.sum + digest_number(0, in->serial)};
        arena_reset(&scratch);
    }
    arena_clear(&scratch);
    if (fault) return fault;
    if (mark.at != text.len || !mark_eq(mark, items->total)) return "the sum is wrong";
    return str_eq(items_text(items, a), text) ? NULL : "the text is not given back";
}

static const char *parts_differ(const Instr *a, const Instr *b)
{
    if (a->cut_count != b->cut_count) return "cuts";
    for (uint32_t i = 0; i < a->cut_count; i++)
        if (a->cut[i].at != b->cut[i].at || a->cut[i].kind != b->cut[i].kind ||
            a->cut[i].start != b->cut[i].start || a->cut[i].end != b->cut[i].end)
            return "a cut";
    if (a->problem_count != b->problem_count) return "problems";
    for (uint32_t i = 0; i < a->problem_count; i++)
        if (a->problem[i].kind != b->problem[i].kind ||
            !span_eq(a->problem[i].span, b->problem[i].span))
            return "a problem";
    if (a->flag_count != b->flag_count) return "flags";
    for (uint32_t i = 0; i < a->flag_count; i++)
        if (!str_eq(a->flag[i], b->flag[i])) return "a flag";
    return NULL;
}

static const char *heredocs_differ(const Instr *a, const Instr *b)
{
    if (a->heredoc_count != b->heredoc_count) return "heredocs";
    for (uint32_t i = 0; i < a->heredoc_count; i++) {
        const Heredoc *h = &a->heredoc[i], *g = &b->heredoc[i];
        if (!span_eq(h->word, g->word) || !span_eq(h->body, g->body) || h->fd != g->fd ||
            !span_eq(h->delimiter, g->delimiter) || !str_eq(h->name, g->name))
            return "a heredoc";
        if (h->is_expanded != g->is_expanded || h->is_chomped != g->is_chomped)
            return "what holds for a heredoc";
    }
    return NULL;
}

static const char *nodes_differ(const Instr *a, const Instr *b)
{
    if (a->node[0].size != b->node[0].size) return "number of nodes";
    for (uint32_t i = 0; i < a->node[0].size; i++) {
        const Node *m = &a->node[i], *n = &b->node[i];
        if (m->kind != n->kind || m->flags != n->flags) return "kind of a node";
        if (m->start != n->start || m->end != n->end || m->size != n->size)
            return "place of a node";
    }
    return NULL;
}

static const char *level_differs(const Instr *a, const Instr *b)
{
    if (a->kind != b->kind || a->is_json != b->is_json) return "kind of instruction";
    if (a->start != b->start || a->logical != b->logical) return "extent of the logical line";
    if (!a->trigger != !b->trigger) return "trigger";
    const char *what = nodes_differ(a, b);
    if (!what) what = parts_differ(a, b);
    return what ? what : heredocs_differ(a, b);
}

const char *trees_instr_differs(const Instr *one, const Instr *two)
{
    if (!str_eq(one->text, two->text) || !str_eq(one->joined, two->joined)) return "text";
    const char *what = NULL;
    for (; one && two && !what; one = one->trigger, two = two->trigger)
        what = level_differs(one, two);
    return what;
}

static const char *item_differs(const Instr *a, const Instr *b)
{
    if (!state_eq(a->before, b->before)) return "state before";
    if (!state_eq(a->after, b->after)) return "state behind";
    return trees_instr_differs(a, b);
}

const char *trees_differ(const Items *one, const Items *two)
{
    if (one->count != two->count) return "number of items";
    if (one->unclosed != two->unclosed) return "number of open heredocs";
    for (uint32_t i = 0; i < one->count; i++) {
        const char *what = item_differs(items_at(one, i), items_at(two, i));
        if (what) return what;
    }
    return NULL;
}
