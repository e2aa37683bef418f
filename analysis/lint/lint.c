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
        .check = doc->config.check,
        .has_check = doc->config.has_check,
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

static void want(FlDoc *doc, Wanted *w, InstrKind kind)
{
    w->row[kind] = arena_new(&doc->revision, uint32_t, rule_count);
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
    const Step *s = step_of(doc->model, step);
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

#define ASK_ALL UINT32_MAX // whatever a rule for the whole file looks at

// Asks the rules for the whole file that look at one of `kinds`.
static void check_file(FlDoc *doc, Sink *sink, uint32_t kinds)
{
    for (uint32_t i = 0; i < rule_count; i++) {
        const Rule *r = rule_list[i];
        if (!r->check_file || !is_on(doc, i) || (kinds != ASK_ALL && !(r->looks_at & kinds)))
            continue;
        Check c = {.arena = &doc->revision, .model = doc->model, .step = NO_STEP, .sink = sink};
        uint32_t before = sink->count;
        sink->row = i;
        r->check_file(&c);
        while (before < sink->count) sink->item[before++]->origin = NO_STEP;
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

static bool is_placeholder(Str text)
{
    return str_starts(text, STR("{{")) || str_starts(text, STR("<%")) ||
           str_starts(text, STR("{%"));
}

// Whether the text is a template for Dockerfiles, or a pointer to one in other storage: not for us (rules.md 1.13).
static bool is_other_kind(const Model *m)
{
    for (uint32_t i = 0; i < stage_count(m); i++) {
        const Instr *from = instr_at(m, stage_at(m, i)->from);
        const Node *base = instr_arg(from, 0);
        if (base && is_placeholder(node_str(from, base))) return true;
    }
    for (uint32_t i = 0; i < step_count(m); i++) {
        const Instr *in = instr_at(m, i);
        if (in->kind != K_UNKNOWN) continue;
        Str keyword = node_str(in, instr_keyword(in));
        if (is_placeholder(keyword)) return true;
        if (i == 0 && str_eq(keyword, STR("version")) && str_has(in->joined, STR("git-lfs")))
            return true;
    }
    return false;
}

// What the rules said, before anything is dropped or refined. Lives as long as the model.
typedef struct Raw {
    Sink sink;
    bool is_other_kind;
    Wanted wanted;
    const Scopes *scopes;
} Raw;

static void ask_all(FlDoc *doc)
{
    Raw *raw = doc->raw = arena_new(&doc->revision, Raw, 1);
    for (uint32_t kind = 0; kind <= K_UNKNOWN; kind++) want(doc, &raw->wanted, kind);
    for (uint32_t step = 0; step < step_count(doc->model); step++)
        check_step(doc, &raw->wanted, step, &raw->sink);
    check_file(doc, &raw->sink, ASK_ALL);
    raw->is_other_kind = doc->config.profile != FL_PROFILE_BUILDKIT && is_other_kind(doc->model);
    raw->scopes = scopes_read(&doc->revision, doc, doc->model);
}

static bool is_dirty(const Reuse *r, uint32_t step)
{
    for (uint32_t i = 0; i < r->dirty_count; i++)
        if (r->dirty[i] == step) return true;
    return false;
}

// The steps at which rule `row` has to be asked again, beside the dirty ones.
static Span reach_of(const FlDoc *doc, uint32_t row)
{
    const Rule *rule = rule_list[row];
    Span all = {UINT32_MAX, 0};
    for (uint32_t i = 0; rule->reach && i < doc->reuse.dirty_count; i++) {
        Span one = rule->reach(doc->model, doc->reuse.dirty[i]);
        if (one.end <= one.start) continue;
        if (one.start < all.start) all.start = one.start;
        if (all.end < one.end) all.end = one.end;
    }
    return all.start < all.end ? all : (Span){0, 0};
}

static bool is_stale(const FlDoc *doc, const Finding *f, const Span *reach)
{
    if (f->origin == NO_STEP) return f->rule->looks_at & doc->reuse.kinds;
    if (reach[f->row].start <= f->origin && f->origin < reach[f->row].end) return true;
    return is_dirty(&doc->reuse, f->origin);
}

static void drop_stale(FlDoc *doc, const Span *reach)
{
    Sink *s = &doc->raw->sink;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->count; i++)
        if (!is_stale(doc, s->item[i], reach)) s->item[kept++] = s->item[i];
    s->count = kept;
}

static void ask_reach(FlDoc *doc, uint32_t row, Span reach)
{
    for (uint32_t step = reach.start; step < reach.end; step++) {
        const Instr *in = instr_at(doc->model, step);
        Check c = {
            .arena = &doc->revision, .model = doc->model, .step = step, .sink = &doc->raw->sink};
        if (is_dirty(&doc->reuse, step)) continue;
        if (rule_list[row]->on & 1u << in->kind) run(&c, in, &row, &row + 1);
        c.in_onbuild = true;
        if (in->trigger && rule_list[row]->on & 1u << in->trigger->kind)
            run(&c, in->trigger, &row, &row + 1);
    }
}

// Asks only where the edits since the last time can have changed an answer.
static void ask_again(FlDoc *doc)
{
    Reuse *r = &doc->reuse;
    Span *reach = arena_new(&doc->shown, Span, rule_count);
    for (uint32_t row = 0; row < rule_count; row++)
        if (rule_list[row]->reach && is_on(doc, row)) reach[row] = reach_of(doc, row);
    drop_stale(doc, reach);
    for (uint32_t i = 0; i < r->dirty_count; i++)
        check_step(doc, &doc->raw->wanted, r->dirty[i], &doc->raw->sink);
    for (uint32_t row = 0; row < rule_count; row++) ask_reach(doc, row, reach[row]);
    check_file(doc, &doc->raw->sink, r->kinds);
    r->dirty_count = r->kinds = 0;
}

// Copies, which what follows may refine.
static Sink copy_of(Arena *a, const Sink *raw)
{
    Sink out = {.item = arena_new(a, Finding *, raw->count + 1),
                .count = raw->count,
                .room = raw->count + 1};
    Finding *copy = arena_new(a, Finding, raw->count + 1);
    for (uint32_t i = 0; i < raw->count; i++) {
        copy[i] = *raw->item[i];
        out.item[i] = &copy[i];
    }
    return out;
}

static Sink make_findings(FlDoc *doc)
{
    const Model *m = doc_model(doc);
    Arena *a = &doc->shown;
    if (doc->raw)
        ask_again(doc);
    else
        ask_all(doc);
    if (doc->raw->is_other_kind) return (Sink){0};
    Sink sink = copy_of(a, &doc->raw->sink);
    place(doc, &sink);
    sink_sort(a, &sink);
    doubt(&sink);
    if (doc->config.profile != FL_PROFILE_BUILDKIT) winners_resolve(a, m, &sink);
    suppress(doc->raw->scopes, &sink);
    profile_apply(doc, m, &sink);
    if (doc->config.is_editor || doc->config.is_folding) fold(a, &sink);
    return sink;
}

void doc_lint(FlDoc *doc)
{
    if (doc->is_linted) return;
    arena_reset(&doc->shown);
    bool is_spared = doc->config.is_editor && !doc->items.total.at;
    Sink sink = is_spared ? (Sink){0} : make_findings(doc);
    doc->finding = sink.item;
    doc->finding_count = sink.count;
    doc->is_linted = true;
}
