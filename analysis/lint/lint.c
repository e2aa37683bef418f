// The engine: runs the rules over an open document and leaves its findings with it.
//
//     rules -> findings -> sorted -> one a problem -> not suppressed -> profile -> levels -> folded
#include "base/bits.h"
#include "lint/asked.h"
#include "lint/journal.h"
#include "lint/kept.h"
#include "lint/listeners.h"
#include "lint/passes/hadolint_levels.h"
#include "lint/passes/pragmas.h"
#include "lint/passes/told.h"
#include "model/facts.h"
#include <string.h>

// Cached by the engine as long as the model.
typedef struct Table {
    const Scopes *scopes;
    uint32_t moves; // model_moves when the scopes were read
    uint32_t asked; // steps on which rules ran since the scratch was emptied
} Table;

enum { REST_AFTER = 32 }; // steps, then the scratch of rules is emptied

Model *doc_model(FlDoc *doc)
{
    if (doc->model) return doc->model;
    if (!doc->texts) {
        doc->texts = fl_host_alloc(NULL, sizeof *doc->texts);
        doc->texts->count = 0;
    }
    Told told = told_read(&doc->revision, &doc->items);
    bool is_ours = doc->config.target.len && !(doc->config.has_weak_target && told.target.len);
    Facts facts = {
        .arg_name = doc->config.arg_name,
        .arg_value = doc->config.arg_value,
        .arg_count = doc->config.arg_count,
        .target = is_ours ? doc->config.target : told.target,
        .platform = doc->config.platform,
        .option = doc->config.option,
        .option_count = doc->config.option_count,
        .context_name = doc->config.context_name,
        .context_from = doc->config.context_from,
        .context_count = doc->config.context_count,
        .shell = told.shell,
        .shell_count = told.shell_count,
        .check = doc->config.check,
        .has_check = doc->config.has_check,
        .ignore = doc->config.ignore,
        .has_ignore = doc->config.has_ignore,
        .context = doc->config.context,
        .shell_answers = doc->config.shell_answers,
        .image_answers = doc->config.image_answers,
        .selections = &doc->selections,
        .registry = doc->config.registry,
        .registry_count = doc->config.registry_count,
        .label_name = doc->config.label_name,
        .label_type = doc->config.label_type,
        .label_count = doc->config.label_count,
        .has_strict_labels = doc->config.has_strict_labels,
        .format = doc->config.format,
        .secret_command = doc->config.secret_command,
        .secret_mount = doc->config.secret_mount,
        .secret_count = doc->config.secret_count,
        .is_builder = doc->config.profile == FL_PROFILE_BUILDKIT,
        .is_like_hadolint = config_is_like_hadolint(&doc->config),
        .is_hadolint = doc->config.profile == FL_PROFILE_HADOLINT,
        .is_all_bash = doc->config.profile == FL_PROFILE_HADOLINT,
    };
    Arena *reads = doc->config.is_once ? &doc->work : &doc->reads;
    doc->model = model_build(&doc->revision, &doc->work, reads, &doc->items, &facts, doc->texts);
    doc->of_model = arena_new(&doc->revision, Table, 1);
    return doc->model;
}

Span doc_span(const FlDoc *doc, uint32_t item, const Instr *in, Span joined)
{
    return span_shift(instr_span(in, joined), items_mark(&doc->items, item).at);
}

// One run of rules on an instruction, or on several.
typedef struct Question {
    Check check;
    Sink found;
    NewListeners *listeners; // NULL: dependencies are not recorded
} Question;

static Question *question_new(FlDoc *doc, uint32_t step)
{
    Question *q = arena_new(&doc->work, Question, 1);
    q->check = (Check){.at = at_step(&doc->work, doc->model, step), .sink = &q->found};
    if (!doc->config.is_once) q->listeners = arena_new(&doc->work, NewListeners, 1);
    hear_start(doc->model, step, !doc->config.is_once);
    return q;
}

static void keep_heard(FlDoc *doc, Question *q, Found *f)
{
    const Model *m = doc->model;
    hear_stop(m);
    if (!q->listeners) return;
    f->heard = listeners_heard(q->listeners, m, q->check.step);
    f->is_asked = true;
    if (f->listeners && !doc->journal) fl_host_alloc(f->listeners, 0);
    f->listeners = listeners_keep(q->listeners, m, q->check.step);
}

// The new copy comes first, as `found` may contain texts of the old one. In a trial the journal
// owns the old one.
static void keep_found(FlDoc *doc, uint32_t item, const Sink *found, Found *f)
{
    Kept *kept = found->count ? kept_new(doc->model, item, found) : NULL;
    if (!doc->journal) kept_free(f->kept);
    f->kept = kept;
}

static void keep_answer(FlDoc *doc, Question *q, Found *f)
{
    keep_found(doc, item_of(doc->model, q->check.step), &q->found, f);
}

static void listen(Question *q, uint32_t row)
{
    if (q->listeners) listeners_add(q->check.arena, q->listeners, q->check.model, row);
}

static Asked asked_at(Question *q, uint32_t step, const Instr *in, bool in_onbuild)
{
    Asked a = {.check = q->check};
    a.check.step = step;
    a.check.in = in;
    a.check.in_onbuild = in_onbuild;
    a.signs = instr_signs(in, step_facts(a.check.model, step)->signs);
    if (in->kind == K_RUN)
        a.ran = step_commands(a.check.model, step, in);
    else
        memset(&a.ran, 0xFF, sizeof a.ran);
    return a;
}

#ifndef NDEBUG
static uint32_t count_found(const Wanted *w, const Asked *a, const CommandBits *named)
{
    Sink found = {0};
    Check c = a->check;
    c.sink = &found;
    c.row = w->row;
    c.named = named;
    w->check(&c, c.in);
    return found.count;
}

// Debug builds check that a rule with .commands or .signs finds nothing on instructions that have
// none of them, and nothing about commands that it does not name.
static void ask_in_vain(const Wanted *w, Asked *const *asked, uint32_t count)
{
    for (uint32_t i = 0; i < count && (w->commands || w->signs); i++) {
        if (asked[i]->check.in_onbuild && w->not_in_onbuild) continue;
        uint32_t of_named = may_find(w, asked[i]) ? count_found(w, asked[i], w->commands) : 0;
        if (count_found(w, asked[i], NULL) != of_named)
            fl_host_panic("a rule finds something without what it names");
    }
}
#endif

// Runs the rules on instructions of one kind, each rule on all of them in turn, so that its code
// stays in the cache. A rule that names commands or signs runs only where one occurs.
static void ask_about(FlDoc *doc, Question *q, Asked **asked, uint32_t count)
{
    const FlRuleSet *rules = doc->rules;
    InstrKind kind = asked[0]->check.in->kind;
    const Wanted *end = rules->wanted[kind] + rules->count[kind];
    Asked all = {.check = asked[0]->check};
    Having having;
    memset(&having, 0, count == 1 ? offsetof(Having, sign) : sizeof having);
    for (uint32_t i = 0; i < count; i++) {
        command_bits_join(&all.ran, &asked[i]->ran);
        all.signs |= asked[i]->signs;
        having_add(&having, asked[i], i, 1 < count);
    }
    listen(q, ROW_OF_CHOICE);
    for (const Wanted *w = rules->wanted[kind]; w < end; w++) {
#ifndef NDEBUG
        if (doc->config.is_once) ask_in_vain(w, asked, count);
#endif
        for (uint64_t those = having_wanted(&having, w, &all); those; those &= those - 1) {
            Check *c = &asked[__builtin_ctzll(those)]->check;
            c->row = w->row;
            c->named = w->commands;
            w->check(c, c->in);
            listen(q, w->row);
        }
    }
}

// Runs the rules on an instruction and its trigger, and caches findings and dependencies.
static void ask_step(FlDoc *doc, uint32_t step, ItemFacts *facts)
{
    const Instr *in = instr_at(doc->model, step);
    Question *q = question_new(doc, step);
    for (bool in_onbuild = false; in; in = in_onbuild ? NULL : in->trigger, in_onbuild = true) {
        Asked asked = asked_at(q, step, in, in_onbuild), *one = &asked;
        ask_about(doc, q, &one, 1);
    }
    keep_heard(doc, q, &facts->found);
    keep_answer(doc, q, &facts->found);
}

// Merges the cached findings of the rules that did not run again into the new ones, by rule row.
static void say_again(FlDoc *doc, Question *q, const ItemFacts *facts, const uint64_t *asked)
{
    Sink said = {0}, now = q->found;
    uint32_t item = item_of(doc->model, facts->step), next = 0;
    kept_get_others(&doc->work, doc->model, item, facts->found.kept, asked, &said);
    q->found = (Sink){0};
    for (uint32_t i = 0; i < said.count; i++) {
        for (; next < now.count && now.item[next]->row < said.item[i]->row; next++)
            VEC_PUSH(&doc->work, &q->found, now.item[next]);
        VEC_PUSH(&doc->work, &q->found, said.item[i]);
    }
    for (; next < now.count; next++) VEC_PUSH(&doc->work, &q->found, now.item[next]);
}

// Runs only the rules of an instruction whose dependencies changed.
static void ask_listeners(FlDoc *doc, uint32_t step, ItemFacts *facts, uint32_t changed)
{
    Found *f = &facts->found;
    ListenerList all = listeners_all(f->listeners);
    uint64_t *asked = arena_new(&doc->work, uint64_t, bit_words(rule_count));
    Question *q = question_new(doc, step);
    listeners_begin(q->listeners, f->listeners, changed);
    for (const Listener *l = all.item; l < all.item + all.count; l++) {
        if (!(changed >> l->group & 1)) {
            listeners_stay(&doc->work, q->listeners, l);
            continue;
        }
        bit_set(asked, l->row);
        q->check.row = l->row;
        rule_list[l->row]->check(&q->check, q->check.in);
        listen(q, l->row);
    }
    keep_heard(doc, q, f);
    if (!q->found.count && !kept_is_by(f->kept, asked)) return;
    say_again(doc, q, facts, asked);
    keep_answer(doc, q, f);
}

static void ask_again(FlDoc *doc, uint32_t step, ItemFacts *facts)
{
    const Found *f = &facts->found;
    uint32_t changed = listeners_changed(f->listeners, doc->model, step);
    ListenerList all = listeners_all(f->listeners);
    bool is_whole = !f->is_asked || instr_at(doc->model, step)->trigger || !all.count;
    bool is_chosen_anew =
        !is_whole && all.item[0].row == ROW_OF_CHOICE && (changed >> all.item[0].group & 1);
    if (is_whole || is_chosen_anew)
        ask_step(doc, step, facts);
    else
        ask_listeners(doc, step, facts, changed);
}

// Takes the cached findings of a step that is up to date and has some.
static void get_kept(FlDoc *doc, uint32_t step, Sink *sink)
{
    const Found *f = &step_facts(doc->model, step)->found;
    kept_get(&doc->shown, doc->model, item_of(doc->model, step), f->kept, sink);
}

static void check_step(FlDoc *doc, uint32_t step, Sink *sink)
{
    Model *m = doc->model;
    ItemFacts *facts = step_facts(m, step);
    const Found *f = &facts->found;
    bool holds = f->is_asked && heard_holds(m, step, &f->heard);
    if (!holds) {
        if (++doc->of_model->asked % REST_AFTER == 0) model_rest(m);
        if (doc->journal) journal_found(doc->journal, &facts->found);
        ask_again(doc, step, facts);
    }
    // In a trial no run is stored: it would describe findings that the trial is going to undo.
    if (!doc->journal) run_add(m, &f->heard, f->kept);
    if (f->kept) kept_get(&doc->shown, m, item_of(m, step), f->kept, sink);
}

static void ask_kind(FlDoc *doc, Question *q, InstrKind kind, Asked *all, uint32_t count)
{
    Asked *asked[2 * REST_AFTER];
    uint32_t n = 0;
    for (uint32_t i = 0; i < count; i++)
        if (all[i].check.in->kind == kind) asked[n++] = &all[i];
    ask_about(doc, q, asked, n);
}

// Runs the rules on steps of a document that is checked only once.
static Sink ask_steps(FlDoc *doc, uint32_t from, uint32_t to)
{
    Model *m = doc->model;
    Asked asked[2 * REST_AFTER];
    uint32_t count = 0, kinds = 0;
    for (uint32_t step = from; step < to; step++) walk_to(m, step);
    Question *q = question_new(doc, NO_STEP);
    for (uint32_t step = from; step < to; step++) {
        const Instr *in = instr_at(m, step);
        asked[count++] = asked_at(q, step, in, false);
        if (in->trigger) asked[count++] = asked_at(q, step, in->trigger, true);
        kinds |= 1u << in->kind | (in->trigger ? 1u << in->trigger->kind : 0);
    }
    for (; kinds; kinds &= kinds - 1)
        ask_kind(doc, q, (InstrKind)__builtin_ctz(kinds), asked, count);
    hear_stop(m);
    return q->found;
}

static void check_file_by(Check *c)
{
    const Rule *rule = rule_list[c->row];
    if (rule->on)
        rule->check(c, NULL);
    else
        rule->check_file(c);
}

static void add_found(FlDoc *doc, Sink *sink, const Sink *found)
{
    for (uint32_t i = 0; i < found->count; i++) VEC_PUSH(&doc->shown, sink, found->item[i]);
}

// Findings of the last round stay where they are; those of each earlier round are stored with its
// first step, as the scratch is emptied.
static void check_once(FlDoc *doc, Sink *sink)
{
    Model *m = doc->model;
    uint32_t count = step_count(m);
    for (uint32_t from = 0, to; from < count; from = to) {
        to = from + REST_AFTER < count ? from + REST_AFTER : count;
        Sink found = ask_steps(doc, from, to);
        if (to == count) add_found(doc, sink, &found);
        if (to == count) break;
        Found *f = &step_facts(m, from)->found;
        keep_found(doc, item_of(m, from), &found, f);
        kept_get(&doc->shown, m, item_of(m, from), f->kept, sink);
        model_rest(m);
    }
    walk_to(m, count);
    Question *q = question_new(doc, NO_STEP);
    for (uint32_t i = 0; i < doc->rules->of_file_count; i++) {
        q->check.row = doc->rules->of_file[i];
        check_file_by(&q->check);
    }
    hear_stop(m);
    add_found(doc, sink, &q->found);
}

// The steps of a run of which some are out of date.
static void check_run(FlDoc *doc, uint32_t first, const RunSteps *run, Sink *sink)
{
    for (uint32_t step = first; step < run->end; step++) {
        if (first < step) walk_to(doc->model, step);
        if (run->visited >> (step - first) & 1)
            check_step(doc, step, sink);
        else if (run->found >> (step - first) & 1)
            get_kept(doc, step, sink);
    }
}

static void check_steps(FlDoc *doc, Sink *sink)
{
    Model *m = doc->model;
    for (uint32_t step = 0, end; step < step_count(m); step = end) {
        walk_to(m, step);
        RunSteps run = run_skip(m);
        end = run.end;
        if (run.visited)
            check_run(doc, step, &run, sink);
        else
            for (uint32_t bits = run.found; bits; bits &= bits - 1)
                get_kept(doc, step + (uint32_t)__builtin_ctz(bits), sink);
        if (step < end) continue;
        check_step(doc, step, sink);
        end = step + 1;
    }
    walk_to(m, step_count(m));
}

static void ask_file(FlDoc *doc, uint32_t row, Found *f)
{
    const Model *m = doc->model;
    Sink found = {0};
    Check c = {.at = at_step(&doc->work, m, NO_STEP), .sink = &found};
    c.row = row;
    hear_start(m, NO_STEP, true);
    check_file_by(&c);
    f->is_asked = true;
    f->heard = hear_end(m);
    keep_found(doc, 0, &found, f);
}

static void check_file(FlDoc *doc, Sink *sink)
{
    const FlRuleSet *rules = doc->rules;
    if (!doc->file) {
        doc->file_count = rules->of_file_count;
        doc->file = fl_host_alloc(NULL, sizeof *doc->file * (doc->file_count + 1));
        // The other fields are read only after the rule ran.
        for (uint32_t i = 0; i < doc->file_count; i++) {
            doc->file[i].is_asked = false;
            doc->file[i].listeners = NULL;
            doc->file[i].kept = NULL;
        }
    }
    for (uint32_t i = 0; i < doc->file_count; i++) {
        Found *f = &doc->file[i];
        if (!f->is_asked || !heard_holds(doc->model, NO_STEP, &f->heard)) {
            if (doc->journal) journal_found(doc->journal, f);
            ask_file(doc, rules->of_file[i], f);
        }
        if (f->kept) kept_get(&doc->shown, doc->model, 0, f->kept, sink);
    }
}

void doc_forget(FlDoc *doc)
{
    for (uint32_t i = 0; i < doc->items.count; i++) {
        Instr *in = items_at(&doc->items, i);
        if (in->cache) kept_drop(in->cache);
        in->cache = NULL;
    }
    for (uint32_t i = 0; doc->file && i < doc->file_count; i++) kept_free(doc->file[i].kept);
    if (doc->file) fl_host_alloc(doc->file, 0);
    if (doc->texts) fl_host_alloc(doc->texts, 0);
    doc->file = NULL;
    doc->texts = NULL;
}

static Span span_in_item(const FlDoc *doc, const Finding *f)
{
    if (f->is_bytes || !doc->items.count) return f->span;
    return instr_span(finding_instr(doc->model, f), f->span);
}

static void place(FlDoc *doc, Sink *sink)
{
    for (uint32_t i = 0; i < sink->count; i++) {
        Finding *f = sink->item[i];
        FindingPlace computed = {.has_span = false}, *p = f->kept_place ? f->kept_place : &computed;
        if (!p->has_span) p->span = span_in_item(doc, f);
        p->has_span = true;
        f->place = span_shift(p->span, items_mark(&doc->items, f->item).at);
    }
}

static bool is_placeholder(Str text)
{
    return str_starts_z(text, "{{") || str_starts_z(text, "<%") || str_starts_z(text, "{%");
}

// Whether the text is a template of a Dockerfile, or a Git LFS pointer: it is not checked
// (linting.md 1.13).
static bool is_other_kind(const Model *m)
{
    for (uint32_t i = 0; i < stage_count(m); i++) {
        const Instr *from = instr_at(m, stage_at(m, i)->from);
        const Node *base = instr_arg(from, 0);
        if (base && is_placeholder(node_str(from, base))) return true;
    }
    for (uint32_t i = 0; i < kind_count(m, K_UNKNOWN); i++) {
        uint32_t step = kind_step(m, K_UNKNOWN, i);
        const Instr *in = instr_at(m, step);
        Str keyword = node_str(in, instr_keyword(in));
        if (is_placeholder(keyword)) return true;
        if (step == 0 && str_is_z(keyword, "version") && str_has_z(in->joined, "git-lfs"))
            return true;
    }
    return false;
}

static const Scopes *scopes_of(FlDoc *doc)
{
    Table *t = doc->of_model;
    uint32_t moves = model_moves(doc->model);
    bool is_stale = doc->items.remarks && t->moves != moves;
    if (!t->scopes || is_stale) t->scopes = scopes_read(&doc->revision, doc, doc->model);
    t->moves = moves;
    return t->scopes;
}

// Rules about suppressing comments that silenced nothing. Their findings can be silenced too.
static void check_unused(FlDoc *doc, Sink *sink)
{
    Sink late = {0};
    Check c = {.at = at_step(&doc->shown, doc->model, NO_STEP), .sink = &late};
    UnusedNames unused = scopes_unused(&doc->shown, scopes_of(doc), doc->rules->levels);
    c.unused = &unused;
    for (uint32_t i = 0; i < rule_count && unused.count; i++) {
        if (!rule_list[i]->is_about_unused || !levels_want(doc->rules->levels, i)) continue;
        c.row = i;
        rule_list[i]->check_file(&c);
    }
    if (!late.count) return;
    place(doc, &late);
    suppress(scopes_of(doc), doc->rules->levels, &late);
    for (uint32_t i = 0; i < late.count; i++) VEC_PUSH(&doc->shown, sink, late.item[i]);
    sink_sort(&doc->shown, sink);
}

// The profiles of other tools show all their findings, without contests.
static bool has_winners(FlProfile profile)
{
    return profile != FL_PROFILE_BUILDKIT && profile != FL_PROFILE_HADOLINT;
}

static bool is_folded(const FlConfig *config)
{
    return config->is_editor || (config->is_folding && config->profile != FL_PROFILE_HADOLINT);
}

static Sink make_findings(FlDoc *doc)
{
    Arena *a = &doc->shown;
    Model *m = doc_model(doc);
    Sink sink = {0};
    doc->is_of_other_kind = doc->config.profile != FL_PROFILE_BUILDKIT && is_other_kind(m);
    if (doc->is_of_other_kind) return sink;
    if (!doc->rules) doc->rules = fl_rule_set(&doc->told, &doc->config);
    if (!doc->config.is_once) model_rest(m); // is_once: keep what the host's questions parsed
    walk_start(m, a);
    if (doc->config.is_once) {
        check_once(doc, &sink);
    } else {
        check_steps(doc, &sink);
        check_file(doc, &sink);
    }
    place(doc, &sink);
    sink_sort(a, &sink);
    doubt(&sink);
    if (has_winners(doc->config.profile)) {
        winners_resolve(a, m, &sink);
        voids_drop(m, &sink);
    }
    suppress(scopes_of(doc), doc->rules->levels, &sink);
    check_unused(doc, &sink);
    profile_apply(doc, m, &sink);
    levels_apply(doc->rules->levels, m, &sink);
    // With is_once, fixes use what rules have parsed. A document that is edited will be checked again
    // soon, so parsed commands stay.
    if (doc->config.is_once) return sink;
    if (doc->items.edits)
        model_rest(m);
    else
        model_forget(m);
    return sink;
}

void doc_lint(FlDoc *doc)
{
    if (doc->is_linted) return;
    arena_reset(&doc->shown);
    if (!doc->journal) selections_rest(&doc->selections);
    bool is_spared = doc->config.is_editor && !doc->items.total.at;
    Sink sink = is_spared ? (Sink){0} : make_findings(doc);
    doc->plain = sink.item;
    doc->plain_count = sink.count;
    if (is_folded(&doc->config)) sink = folded(&doc->shown, &sink);
    doc->finding = sink.item;
    doc->finding_count = sink.count;
    doc->is_linted = true;
}
