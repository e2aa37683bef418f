// The engine: runs the rules over an open document and leaves its findings with it.
//
//     rules -> findings -> sorted -> one a problem -> not suppressed -> profile -> folded
#include "lint/kept.h"
#include <string.h>

// The rows of the rules that want each kind of instruction, those that are local first.
typedef struct Wanted {
    uint32_t *row[KEYWORD_COUNT + 1];
    uint32_t local_end[KEYWORD_COUNT + 1], end[KEYWORD_COUNT + 1];
} Wanted;

Model *doc_model(FlDoc *doc)
{
    if (doc->model) return doc->model;
    Facts facts = {
        .arg_name = doc->config.arg_name,
        .arg_value = doc->config.arg_value,
        .arg_count = doc->config.arg_count,
        .target = doc->config.target,
        .ignore = doc->config.ignore,
        .has_ignore = doc->config.has_ignore,
        .is_builder = doc->config.profile == FL_PROFILE_BUILDKIT,
    };
    doc->model = model_build(&doc->revision, &doc->items, &facts);
    return doc->model;
}

Span doc_span(const FlDoc *doc, uint32_t item, const Instr *in, Span joined)
{
    return span_shift(instr_span(in, joined), items_mark(&doc->items, item).at);
}

// Policy rules and rules that are off run only when something switches them on. One of the builder's that is off runs
// always: suppress() keeps its findings only where the file asks for them.
static bool is_on(const FlDoc *doc, uint32_t row)
{
    const FlRule *rule = &rule_info[row];
    if (rule->severity != FL_OFF || rule_list[row]->phase) return true;
    return doc->config.profile == FL_PROFILE_STRICT && rule->severity_on != FL_OFF;
}

static void want(const FlDoc *doc, Wanted *w, InstrKind kind)
{
    w->row[kind] = arena_new(doc->model->arena, uint32_t, rule_count);
    for (int local = 1; 0 <= local; local--) {
        for (uint32_t i = 0; i < rule_count; i++) {
            const Rule *r = rule_list[i];
            bool wants = r->check && (r->on & (1u << kind)) && is_on(doc, i);
            if (wants && r->is_local == (local == 1)) w->row[kind][w->end[kind]++] = i;
        }
        if (local) w->local_end[kind] = w->end[kind];
    }
}

static void run(Check *c, const Instr *in, const uint32_t *row, const uint32_t *end)
{
    c->in = in;
    for (; row < end; row++) {
        if (c->in_onbuild && rule_list[*row]->not_in_onbuild) continue;
        c->sink->row = *row;
        rule_list[*row]->check(c, in);
    }
}

typedef enum Part { PART_LOCAL, PART_OTHER } Part;

static void run_part(Check *c, const Wanted *w, const Instr *in, Part part)
{
    const uint32_t *row = w->row[in->kind];
    uint32_t middle = w->local_end[in->kind];
    if (part == PART_LOCAL)
        run(c, in, row, row + middle);
    else
        run(c, in, row + middle, row + w->end[in->kind]);
}

// Runs one part of the rules on an instruction and on what ONBUILD holds.
static void check_instr(Check *c, const Wanted *w, const Instr *in, Part part)
{
    c->in_onbuild = false;
    run_part(c, w, in, part);
    if (!in->trigger) return;
    c->in_onbuild = true;
    run_part(c, w, in->trigger, part);
    c->in_onbuild = false;
}

static void check_step(FlDoc *doc, const Wanted *w, uint32_t step, Sink *sink)
{
    const Step *s = &doc->model->step[step];
    Instr *in = items_at(&doc->items, s->item);
    Check c = {.arena = &doc->revision, .model = doc->model, .step = step, .sink = sink};
    if (!kept_get(&doc->revision, in, step, s->item, sink)) {
        Sink local = {0};
        Check alone = {.arena = &doc->work, .model = doc->model, .step = step, .sink = &local};
        check_instr(&alone, w, in, PART_LOCAL);
        kept_put(in, &local);
        arena_reset(&doc->work);
        kept_get(&doc->revision, in, step, s->item, sink);
    }
    check_instr(&c, w, in, PART_OTHER);
}

static void check_file(FlDoc *doc, Sink *sink)
{
    Check c = {.arena = &doc->revision, .model = doc->model, .step = NO_STEP, .sink = sink};
    for (uint32_t i = 0; i < rule_count; i++) {
        if (!rule_list[i]->check_file || !is_on(doc, i)) continue;
        sink->row = i;
        rule_list[i]->check_file(&c);
    }
}

static void place(FlDoc *doc, Sink *sink)
{
    for (uint32_t i = 0; i < sink->count; i++) {
        Finding *f = sink->item[i];
        if (f->is_bytes || !doc->items.count)
            f->place = span_shift(f->span, items_mark(&doc->items, f->item).at);
        else
            f->place = doc_span(doc, f->item, finding_instr(doc->model, f), f->span);
    }
}

void doc_lint(FlDoc *doc)
{
    if (doc->is_linted) return;
    const Model *m = doc_model(doc);
    Arena *a = &doc->revision;
    Sink sink = {0};
    if (!doc->config.is_editor || doc->items.total.at) {
        Wanted wanted = {0};
        for (uint32_t kind = 0; kind <= K_UNKNOWN; kind++) want(doc, &wanted, kind);
        for (uint32_t step = 0; step < m->step_count; step++) check_step(doc, &wanted, step, &sink);
        check_file(doc, &sink);
        place(doc, &sink);
        sink_sort(a, &sink);
        if (doc->config.profile != FL_PROFILE_BUILDKIT) winners_resolve(a, m, &sink);
        suppress(a, doc, m, &sink);
        profile_apply(doc, m, &sink);
        if (doc->config.is_editor || doc->config.is_folding) fold(a, &sink);
    }
    doc->finding = sink.item;
    doc->finding_count = sink.count;
    doc->is_linted = true;
}
