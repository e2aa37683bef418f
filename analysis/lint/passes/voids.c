// Drops findings in text that another finding declares misread (Rule.voids): once that is fixed,
// the text is parsed anew.
#include "lint/shell_scan.h"
#include "lint/sink.h"
#include "syntax/walk.h"

typedef struct Group {
    Finding **item;
    uint32_t count;
} Group;

static uint32_t in_document(const Model *m, const Finding *f, uint32_t joined)
{
    Span at = instr_span(finding_instr(m, f), (Span){joined, joined});
    return items_mark(model_items(m), f->item).at + at.start;
}

// The misread text in bytes of the document; empty when there is none.
static Span void_span(const Model *m, const Finding *f)
{
    const Instr *in = finding_instr(m, f);
    uint8_t voids = f->rule->voids;
    if (voids & VOIDS_NO_SHELL && kind_has_shell(in->kind)) return (Span){0};
    if (voids & VOIDS_EXTRA)
        return (Span){in_document(m, f, f->extra.start), in_document(m, f, f->extra.end)};
    if (voids & VOIDS_REST) return (Span){f->place.start, UINT32_MAX};
    return (Span){in_document(m, f, instr_args_span(in).start), UINT32_MAX};
}

// Findings about the whole instruction begin at its keyword and stay.
static bool is_void(const Model *m, const Finding *f, const Finding *by, Span text)
{
    bool is_other = f->row != by->row && f->in_onbuild == by->in_onbuild;
    if (!is_other || f->severity == FL_ERROR || f->rule->settles_lines) return false;
    const Node *keyword = instr_keyword(finding_instr(m, f));
    return text.start < f->place.end && f->place.start < text.end &&
           in_document(m, f, keyword->end) <= f->place.start;
}

static void drop(const Model *m, Group *g, const Finding *by)
{
    Span text = void_span(m, by);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < g->count; i++)
        if (!is_void(m, g->item[i], by, text)) g->item[kept++] = g->item[i];
    g->count = kept;
}

enum { EXTRAS_MAX = 16 }; // per instruction, as each looks at all its findings

// Of the findings about the rest of the instruction, only the first counts.
static void drop_all(const Model *m, Group *g)
{
    bool is_said[2] = {false};
    uint32_t extras = 0;
    for (uint32_t i = 0; i < g->count; i++) {
        const Finding *by = g->item[i];
        bool is_extra = by->rule->voids & VOIDS_EXTRA;
        if (!by->rule->voids || (is_extra ? EXTRAS_MAX < ++extras : is_said[by->in_onbuild]))
            continue;
        is_said[by->in_onbuild] |= !is_extra;
        drop(m, g, by);
        if (g->count <= i) i = g->count - 1;
        while (g->item[i] != by) i--; // findings before it may have been dropped
    }
}

// Drops reports of missing kinds behind an instruction that was lost (Finding.lost).
static void drop_missed(Sink *s)
{
    uint32_t lost = 0, kept = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        Finding *f = s->item[i];
        bool is_missed = f->rule->misses & lost && f->severity != FL_ERROR;
        lost |= f->lost;
        if (!is_missed) s->item[kept++] = f;
    }
    s->count = kept;
}

void voids_drop(const Model *m, Sink *s)
{
    uint32_t kept = 0;
    for (uint32_t i = 0, end; i < s->count; i = end) {
        Group g = {.item = s->item + i};
        end = i + 1;
        while (end < s->count && s->item[end]->item == s->item[i]->item) end++;
        g.count = end - i;
        drop_all(m, &g);
        for (uint32_t k = 0; k < g.count; k++) s->item[kept++] = g.item[k];
    }
    s->count = kept;
    drop_missed(s);
}
