// Every repair that is offered does what it says and nothing else, whatever the document is. This asks the tree and the
// findings before and after, and shares nothing with the gate that the library itself puts before its repairs.
//
// FAIRLEAD_SECONDS says how long to look, when not as long as usual, FAIRLEAD_SEED where to begin. What is found is shown once a kind, in the
// smallest document that has it.
#include "apply_edits.h"
#include "base/vec.h"
#include "group.h"
#include "sample_documents.h"
#include "trees.h"
#include <stdio.h>
#include <string.h>

enum { USUAL_TEXTS = 7000, RULES_MOST = 1024, FAULTS_SHOWN = 12 };

// A kind of fault, and a document that has it.
typedef struct Fault {
    Str kind, text;
    const FlConfig *config;
} Fault;

typedef struct Faults {
    Fault *item;
    uint32_t count, room;
} Faults;

typedef struct Hunt {
    Arena kept;
    Faults faults;
    const FlConfig *config;
    Str wanted; // while reducing: the kind of fault that is to stay; else empty
    bool is_met;
    uint32_t fixes, documents;
} Hunt;

// A text with its tree and findings.
typedef struct State {
    Str text;
    Items items;
    FlDoc *doc;
    FlFindings findings;
    uint32_t errors[RULES_MOST], count[RULES_MOST]; // by rule
} State;

// One action under trial.
typedef struct Trial {
    Hunt *hunt;
    Arena *arena;
    State *before, after;
    FlEdits edits;
    const FlFinding *finding; // or NULL
    Str title;
} Trial;

// ---- Faults ----

// A title without what is quoted in it, so that one kind of action has one title.
static Str title_kind(Arena *a, Str title)
{
    Out out = out_on(a);
    bool is_quoted = false;
    for (uint32_t i = 0; i < title.len; i++) {
        char c = title.ptr[i];
        if (!is_quoted && !char_is_digit(c)) out_char(&out, c);
        if (c == '`') is_quoted = !is_quoted;
    }
    return out_done(&out);
}

static void fault(Trial *t, const char *what)
{
    Hunt *h = t->hunt;
    Str rule = t->finding ? fl_rule_id(t->finding->rule) : STR("all");
    Str kind = str_fmt(t->arena, "%s: %.*s, %.*s", what, STR_ARG(rule),
                       STR_ARG(title_kind(t->arena, t->title)));
    if (h->wanted.len) {
        h->is_met |= str_eq(kind, h->wanted);
        return;
    }
    for (uint32_t i = 0; i < h->faults.count; i++)
        if (str_eq(h->faults.item[i].kind, kind)) return;
    Fault f = {str_copy(&h->kept, kind), str_copy(&h->kept, t->before->text), h->config};
    VEC_PUSH(&h->kept, &h->faults, f);
}

// ---- States ----

static uint32_t rule_number(const FlRule *rule)
{
    uint32_t count;
    return (uint32_t)(rule - fl_rules(&count));
}

static void state_open(State *s, Arena *a, Str text, const FlConfig *config)
{
    *s = (State){.text = text, .doc = fl_open(text)};
    items_init(&s->items, text);
    fl_configure(s->doc, config);
    s->findings = fl_lint(a, s->doc);
    for (uint32_t i = 0; i < s->findings.count; i++) {
        const FlFinding *f = &s->findings.item[i];
        s->count[rule_number(f->rule)]++;
        s->errors[rule_number(f->rule)] += f->severity == FL_ERROR;
    }
}

static void state_close(State *s)
{
    fl_close(s->doc);
    items_clear(&s->items);
}

static bool is_instruction(const Instr *in)
{
    return in->kind <= K_UNKNOWN;
}

static Span item_span(const Items *items, uint32_t i)
{
    uint32_t start = items_mark(items, i).at;
    return (Span){start, start + items_at(items, i)->text.len};
}

// ---- Edits ----

static bool is_utf8(Str s)
{
    for (uint32_t at = 0; at < s.len;) {
        Rune r = utf_next(s, at);
        if (!r.is_valid) return false;
        at += r.len;
    }
    return true;
}

static bool splits(Str text, uint32_t at)
{
    if (at == 0 || at == text.len) return false;
    if (text.ptr[at - 1] == '\r' && text.ptr[at] == '\n') return true;
    return ((uint8_t)text.ptr[at] & 0xC0) == 0x80 && is_utf8(text);
}

// Whether the edits can be made at all.
static bool check_edits(Trial *t)
{
    Str text = t->before->text;
    uint32_t from = 0;
    if (t->edits.count == 0) {
        fault(t, "an action without edits");
        return false;
    }
    for (uint32_t i = 0; i < t->edits.count; i++) {
        const FlEdit *e = &t->edits.item[i];
        if (e->span.start < from || e->span.end < e->span.start || text.len < e->span.end) {
            fault(t, "edits outside of the document, out of order or overlapping");
            return false;
        }
        if (splits(text, e->span.start) || splits(text, e->span.end))
            fault(t, "an edit splits a character or CRLF");
        if (is_utf8(text) && !is_utf8(e->text)) fault(t, "the new text is not UTF-8");
        from = e->span.end;
    }
    return true;
}

// Where the byte `at` of the old text stands in the new one; one that is replaced, where its replacement starts. A text
// inserted at `at` stands before it.
static uint32_t moved(FlEdits edits, uint32_t at)
{
    int64_t shift = 0;
    for (uint32_t i = 0; i < edits.count; i++) {
        const FlEdit *e = &edits.item[i];
        bool is_insertion = e->span.start == e->span.end;
        if (is_insertion ? at < e->span.start : at <= e->span.start) break;
        if (at < e->span.end) return (uint32_t)((int64_t)e->span.start + shift);
        shift += (int64_t)e->text.len - (e->span.end - e->span.start);
    }
    return (uint32_t)((int64_t)at + shift);
}

// Whether an edit changes bytes of the range, or puts some in front of its end without a line end of their own.
static bool is_edited(FlEdits edits, Str text, Span range)
{
    for (uint32_t i = 0; i < edits.count; i++) {
        const FlEdit *e = &edits.item[i];
        if (e->span.start < range.end && range.start < e->span.end) return true;
        if (e->span.start != e->span.end) continue;
        if (range.start < e->span.start && e->span.start < range.end) return true;
        if (e->span.start == range.start && !str_ends(e->text, STR("\n"))) return true;
        if (e->span.start == range.end && str_at(text, range.end - 1) != '\n') return true;
    }
    return false;
}

// Whether lines that are put after the instruction belong to it: a heredoc that is never closed goes on in them.
static bool is_lengthened(FlEdits edits, const Instr *in, Span range)
{
    for (uint32_t p = 0; p < in->problem_count; p++)
        for (uint32_t i = 0; i < edits.count; i++)
            if (in->problem[p].kind == PROBLEM_HEREDOC_UNCLOSED &&
                edits.item[i].span.start == range.end)
                return true;
    return false;
}

// ---- What must hold ----

static void check_errors(Trial *t)
{
    for (uint32_t r = 0; r < RULES_MOST; r++) {
        if (t->after.errors[r] <= t->before->errors[r]) continue;
        uint32_t count;
        Str id = fl_rule_id(&fl_rules(&count)[r]);
        fault(t, str_fmt(t->arena, "a new error, %.*s%c", STR_ARG(id), 0).ptr);
    }
}

// A finding that is gone leaves none of its rule where it stood, or fewer in all.
static void check_gone(Trial *t)
{
    const FlFinding *f = t->finding;
    uint32_t rule = rule_number(f->rule);
    Span left = {moved(t->edits, f->span.start), moved(t->edits, f->span.end)};
    if (t->after.count[rule] < t->before->count[rule]) return;
    for (uint32_t i = 0; i < t->after.findings.count; i++) {
        const FlFinding *g = &t->after.findings.item[i];
        bool is_there =
            g->span.start == left.start || (g->span.start < left.end && left.start < g->span.end);
        if (g->rule == f->rule && is_there) {
            fault(t, "the finding is still there");
            return;
        }
    }
}

// Whether the lines behind become the body of a heredoc, which is meant.
static bool begins_heredoc(const Trial *t)
{
    return str_eq(fl_rule_id(t->finding->rule), STR("heredoc-ignored"));
}

static uint32_t count_form(const Items *items, InstrKind kind, bool is_json)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < items->count; i++)
        for (const Instr *in = items_at(items, i); in; in = in->trigger)
            n += in->kind == kind && in->is_json == is_json;
    return n;
}

// Rules that are about the form, or about what keeps an array from being read as one.
static bool may_change_form(const FlFinding *f)
{
    static const Str rules[] = {
        STR_INIT("comment-after-instruction"), STR_INIT("comment-swallows-rest"),
        STR_INIT("instruction-on-same-line"),  STR_INIT("instruction-swallowed"),
        STR_INIT("character-invisible"),       STR_INIT("continuation-missing"),
        STR_INIT("healthcheck-tool-missing"),  STR_INIT("json-malformed"),
        STR_INIT("shell-form-command"),        STR_INIT("healthcheck-tool-missing"),
        STR_INIT("shell-form-without-shell"),  STR_INIT("shell-not-json"),
    };
    for (uint32_t i = 0; i < ARRAY_LEN(rules); i++)
        if (str_eq(fl_rule_id(f->rule), rules[i])) return true;
    return false;
}

static void check_forms(Trial *t)
{
    if (may_change_form(t->finding) || begins_heredoc(t)) return;
    for (InstrKind kind = 0; kind < K_UNKNOWN; kind++) {
        const Items *old = &t->before->items, *new = &t->after.items;
        uint32_t json = count_form(old, kind, true), json_after = count_form(new, kind, true);
        uint32_t shell = count_form(old, kind, false), shell_after = count_form(new, kind, false);
        if ((json < json_after && shell_after < shell) ||
            (json_after < json && shell < shell_after))
            fault(t, "an exec form became a shell form, or the reverse");
    }
}

// Whether the escape character becomes another one: then all of the file is read in another way, and that is meant.
static bool changes_escape(const Trial *t)
{
    const Items *new = &t->after.items;
    const Instr *first = t->before->items.count ? items_at(&t->before->items, 0) : NULL;
    const Instr *last = new->count ? items_at(new, new->count - 1) : NULL;
    return first && last && last->before.escape != first->after.escape;
}

// Instructions that no edit touches are read as they were.
static void check_others(Trial *t)
{
    if (changes_escape(t) || begins_heredoc(t)) return;
    const Items *old = &t->before->items, *new = &t->after.items;
    for (uint32_t i = 0; i < old->count; i++) {
        Span span = item_span(old, i);
        const Instr *in = items_at(old, i);
        if (!is_instruction(in) || is_edited(t->edits, t->before->text, span) ||
            is_lengthened(t->edits, in, span))
            continue;
        uint32_t at = moved(t->edits, span.start), k = items_find(new, at);
        if (items_mark(new, k).at != at || trees_instr_differs(in, items_at(new, k))) {
            fault(t, "an instruction that was not edited is read in another way");
            return;
        }
    }
}

// The instruction that a comment is about: the one right below it, with nothing but comments between. Else the number
// of items.
static uint32_t instruction_below(const Items *items, uint32_t i)
{
    while (i < items->count && items_at(items, i)->kind == K_COMMENT) i++;
    return i < items->count && is_instruction(items_at(items, i)) ? i : items->count;
}

// Whether the item at byte `at` of the new text is an old instruction that no edit touched.
static bool is_old(const Trial *t, uint32_t at)
{
    const Items *old = &t->before->items;
    for (uint32_t i = 0; i < old->count; i++) {
        Span span = item_span(old, i);
        if (is_instruction(items_at(old, i)) && moved(t->edits, span.start) == at)
            return !is_edited(t->edits, t->before->text, span);
    }
    return false;
}

// A comment that stays is about the instruction that it was about, or what became of it, or about none.
static bool comment_is_moved(const Trial *t, uint32_t i)
{
    const Items *old = &t->before->items, *new = &t->after.items;
    Span comment = item_span(old, i);
    uint32_t below = instruction_below(old, i);
    if (items_at(old, i)->kind != K_COMMENT || below == old->count) return false;
    if (is_edited(t->edits, t->before->text, comment)) return false;
    uint32_t found = instruction_below(new, items_find(new, moved(t->edits, comment.start)));
    if (found == new->count) return false;
    uint32_t at = item_span(new, found).start;
    Span was = item_span(old, below);
    if (at < moved(t->edits, was.start)) return true;
    return moved(t->edits, was.end) <= at && is_old(t, at);
}

static void check_comments(Trial *t)
{
    bool is_moved = false;
    if (begins_heredoc(t)) return;
    for (uint32_t i = 0; i < t->before->items.count; i++) is_moved |= comment_is_moved(t, i);
    if (is_moved) fault(t, "a comment is over another instruction");
}

// ---- Trials ----

static void try_fix(Hunt *h, Arena *a, State *before, const FlFinding *f, const FlAction *action)
{
    Trial t = {.hunt = h,
               .arena = a,
               .before = before,
               .edits = action->edits,
               .finding = f,
               .title = action->title};
    h->fixes++;
    if (!check_edits(&t)) return;
    Str text = edits_apply(a, before->text, action->edits);
    if (str_eq(text, before->text)) fault(&t, "a fix that changes nothing");
    state_open(&t.after, a, text, h->config);
    check_errors(&t);
    check_gone(&t);
    check_forms(&t);
    check_others(&t);
    check_comments(&t);
    state_close(&t.after);
}

static void try_fix_all(Hunt *h, Arena *a, State *before, FlEdits (*fix_all)(Arena *, FlDoc *),
                        Str title)
{
    Trial t = {.hunt = h, .arena = a, .before = before, .title = title};
    t.edits = fix_all(a, before->doc);
    if (!t.edits.count || !check_edits(&t)) return;
    state_open(&t.after, a, edits_apply(a, before->text, t.edits), h->config);
    check_errors(&t);
    if (fix_all(a, t.after.doc).count) fault(&t, "there is more to fix after it");
    state_close(&t.after);
}

static void try_document(Hunt *h, Str text)
{
    Arena a = {0}, scratch = {0};
    State *before = arena_new(&a, State, 1);
    state_open(before, &a, text, h->config);
    for (uint32_t i = 0; i < before->findings.count; i++) {
        const FlFinding *f = &before->findings.item[i];
        FlActions fixes = fl_fixes(&scratch, before->doc, f->number);
        for (uint32_t k = 0; k < fixes.count; k++) try_fix(h, &scratch, before, f, &fixes.item[k]);
        arena_reset(&scratch);
    }
    try_fix_all(h, &scratch, before, fl_fix_all, STR("safe"));
    try_fix_all(h, &scratch, before, fl_fix_all_unsafe, STR("unsafe"));
    state_close(before);
    h->documents++;
    arena_clear(&scratch);
    arena_clear(&a);
}

static bool has_fault(void *what, Str text)
{
    Hunt *h = what;
    h->is_met = false;
    try_document(h, text);
    return h->is_met;
}

static void show(Hunt *h, const Fault *f)
{
    Out out = out_on(&h->kept);
    h->wanted = f->kind;
    h->config = f->config;
    out_go_quoted(&out, documents_reduce(&h->kept, f->text, has_fault, h));
    h->wanted = STR("");
    const char *profile = f->config->profile == FL_PROFILE_STRICT ? " (strict)" : "";
    print_error("%.*s%s\n    %.*s\n", STR_ARG(f->kind), profile, STR_ARG(out_done(&out)));
}

static void fixes_do_what_they_say(void **state)
{
    (void)state;
    static const FlConfig plain, strict = {.profile = FL_PROFILE_STRICT};
    Hunt h = {0};
    Arena texts = {0}, a = {0};
    Documents all = documents_read(&texts);
    Random r = random_start(documents_seed(), 11);
    Chances chances = documents_chances(USUAL_TEXTS);
    while (h.faults.count < FAULTS_SHOWN && chances_go_on(&chances)) {
        Str text = documents_text(&a, &r, &all);
        for (uint32_t n = random_below(&r, 4); 0 < n; n--)
            text = documents_edited(&a, text, documents_edit(&a, &r, &all, text));
        h.config = random_below(&r, 4) ? &plain : &strict;
        try_document(&h, text);
        arena_reset(&a);
    }
    print_message("    %u fixes in %u documents\n", h.fixes, h.documents);
    for (uint32_t i = 0; i < h.faults.count; i++) show(&h, &h.faults.item[i]);
    uint32_t count = h.faults.count;
    arena_clear(&h.kept);
    arena_clear(&texts);
    arena_clear(&a);
    assert_int_equal(count, 0);
}

int test_random_fixes(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(fixes_do_what_they_say)};
    return cmocka_run_group_tests_name("random fixes", tests, NULL, NULL);
}
