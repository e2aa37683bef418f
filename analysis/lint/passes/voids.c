// What is found in text that was not meant as it is read is not said: the finding that tells so stands for it. When that is
// mended, the words are read anew.
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

// Where the text begins that was not meant, in bytes of the document; UINT32_MAX when there is none.
static uint32_t void_start(const Model *m, const Finding *f)
{
    const Instr *in = finding_instr(m, f);
    if (f->rule->voids & VOIDS_NO_SHELL && kind_has_shell(in->kind)) return UINT32_MAX;
    if (f->rule->voids & VOIDS_REST) return f->place.start;
    return in_document(m, f, instr_args_span(in).start);
}

// What speaks of the instruction as a whole begins at its keyword.
static bool is_void(const Model *m, const Finding *f, const Finding *by, uint32_t from)
{
    bool is_other = f->row != by->row && f->in_onbuild == by->in_onbuild;
    if (!is_other || f->severity == FL_ERROR || f->rule->settles_lines) return false;
    const Node *keyword = instr_keyword(finding_instr(m, f));
    return from < f->place.end && in_document(m, f, keyword->end) <= f->place.start;
}

static void drop(const Model *m, Group *g, const Finding *by)
{
    uint32_t from = void_start(m, by), kept = 0;
    for (uint32_t i = 0; i < g->count; i++)
        if (!is_void(m, g->item[i], by, from)) g->item[kept++] = g->item[i];
    g->count = kept;
}

// What an instruction that is lost would have brought is not missed after it.
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
        const Finding *by[2] = {0};
        for (uint32_t k = 0; k < g.count; k++) {
            bool is_in = g.item[k]->in_onbuild;
            if (g.item[k]->rule->voids && !by[is_in]) by[is_in] = g.item[k];
        }
        for (uint32_t k = 0; k < 2; k++)
            if (by[k]) drop(m, &g, by[k]);
        for (uint32_t k = 0; k < g.count; k++) s->item[kept++] = g.item[k];
    }
    s->count = kept;
    drop_missed(s);
}
