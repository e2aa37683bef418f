// Edits of every kind by chance, in the examples of all rules, the fixtures and real Dockerfiles: whatever was edited
// before, a document is what a fresh one of the same text would be, in tree, findings and fixes.
#include "fl_context.h"
#include "group.h"
#include "line_diff.h"
#include "lint/offers.h"
#include "sample_documents.h"
#include "trees.h"
#include <stdio.h>
#include <stdlib.h>

enum { USUAL_TEXTS = 1000, EDITS = 30, TRIED_EVERY = 16 };

// One document while it is edited, and what is needed to tell how a fault came about.
typedef struct Session {
    Arena arena, step; // of the session; of one edit
    Random random;
    const Documents *all;
    FlConfig config;
    const FlContext *context; // NULL: not known
    FlDoc *doc;
    Str text, before; // now, and before the latest edit
    FlEdit edit;
    uint64_t seed;
    uint32_t edits;
} Session;

static void show_edits(Out *out, FlEdits edits)
{
    for (uint32_t i = 0; i < edits.count; i++)
        out_fmt(out, "      %u-%u %.*s|\n", edits.item[i].span.start, edits.item[i].span.end,
                STR_ARG(edits.item[i].text));
}

static void show_fix(Out *out, Str title, bool is_safe, FlEdits edits)
{
    out_fmt(out, "    %s%.*s\n", is_safe ? "" : "unsafe: ", STR_ARG(title));
    show_edits(out, edits);
}

static void show_fixes(Arena *a, Out *out, FlDoc *doc, uint32_t number)
{
    Offers offers = offers_with_folded(a, doc, doc->finding[number]);
    for (uint32_t i = 0; i < offers.count; i++) {
        const Offer *offer = &offers.item[i];
        FlEdits edits = {offer->edits.item, offer->edits.count};
        show_fix(out, offer->title, offer->safety == FIX_SAFE, edits);
    }
}

static void show_tried_fixes(Arena *a, Out *out, FlDoc *doc, uint32_t number)
{
    FlActions fixes = fl_fixes(a, doc, number);
    for (uint32_t i = 0; i < fixes.count; i++)
        show_fix(out, fixes.item[i].title, fixes.item[i].is_safe, fixes.item[i].edits);
}

// As the server does: what is kept of a finding is not written again.
static void show_said(Out *out, const FlDoc *doc, const FlFinding *f)
{
    Str kept = fl_kept_text(doc, f);
    uint32_t start = out->len;
    if (kept.len)
        out_str(out, kept);
    else
        out_fmt(out, "%u %.*s [%.*s] %.*s", (uint32_t)f->severity, STR_ARG(fl_rule_id(f->rule)),
                STR_ARG(f->codes), STR_ARG(f->message));
    if (!kept.len) fl_keep_text(doc, f, str_skip(out_done(out), start));
}

static void show_finding(Out *out, const FlDoc *doc, const FlFinding *f)
{
    FlRange range = fl_finding_range(doc, f, FL_UTF16);
    out_fmt(out, "%u-%u %u:%u-%u:%u ", f->span.start, f->span.end, range.start.line,
            range.start.character, range.end.line, range.end.character);
    show_said(out, doc, f);
    out_fmt(out, " line %u\n", f->line);
    for (uint32_t i = 0; i < f->related_count; i++)
        out_fmt(out, "  %u-%u %.*s\n", f->related[i].span.start, f->related[i].span.end,
                STR_ARG(f->related[i].message));
}

// Everything that a host sees, as text. `tried`: the finding whose fixes are tried as well.
static Str shown(Arena *a, FlDoc *doc, uint32_t tried)
{
    FlFindings found = fl_lint(a, doc);
    Out out = out_on(a);
    for (uint32_t i = 0; i < found.count; i++) {
        show_finding(&out, doc, &found.item[i]);
        if (i == tried)
            show_tried_fixes(a, &out, doc, found.item[i].number);
        else
            show_fixes(a, &out, doc, found.item[i].number);
    }
    return out_done(&out);
}

// What is offered for a place, and what repairs all.
static Str offered(Arena *a, FlDoc *doc, Span place)
{
    Out out = out_on(a);
    FlActions actions = fl_actions(a, doc, place, UINT32_MAX);
    for (uint32_t i = 0; i < actions.count; i++) {
        out_fmt(&out, "  %.*s\n", STR_ARG(actions.item[i].title));
        show_edits(&out, actions.item[i].edits);
    }
    out_fmt(&out, "all that may be asked for:\n");
    show_edits(&out, fl_fix_all_unsafe(a, doc));
    return out_done(&out);
}

static _Noreturn void tell(const Session *s, const char *what, Str difference)
{
    fprintf(stderr, "seed %llu, edit %u, of:\n%.*s|\n", (unsigned long long)s->seed, s->edits,
            STR_ARG(s->before));
    fprintf(stderr, "bytes %u-%u become:\n%.*s|\n", s->edit.span.start, s->edit.span.end,
            STR_ARG(s->edit.text));
    fprintf(stderr, "%s:\n%.*s\n", what, STR_ARG(difference));
    fail();
    abort();
}

// A build context by chance: some of what Dockerfiles copy, and of what they should not.
static const FlContext *any_context(Session *s)
{
    static const Str paths[] = {
        STR_INIT("package.json"),
        STR_INIT("package-lock.json"),
        STR_INIT("src/main.c"),
        STR_INIT(".env"),
        STR_INIT(".git/HEAD"),
        STR_INIT("node_modules/x/y.js"),
        STR_INIT("a"),
        STR_INIT("app/b"),
        STR_INIT("requirements.txt"),
        STR_INIT("go.mod"),
        STR_INIT("lib/x.log"),
        STR_INIT("Dockerfile"),
    };
    static const Str ignores[] = {STR_INIT("a\n"), STR_INIT("*\n!src\n"), STR_INIT(".git\nlib\n")};
    Arena *a = &s->arena;
    if (random_below(&s->random, 3) == 0) return NULL;
    FlEntry *entry = arena_new(a, FlEntry, ARRAY_LEN(paths));
    FlListing told = {.folder = STR("."), .ignore_path = STR(".dockerignore"), .entry = entry};
    told.knowledge = random_below(&s->random, 4) ? FL_CONTEXT_KNOWN : FL_CONTEXT_GUESSED;
    told.is_whole = random_below(&s->random, 4);
    for (uint32_t i = 0; i < ARRAY_LEN(paths); i++)
        if (random_below(&s->random, 3))
            entry[told.count++] = (FlEntry){.path = paths[i], .size = 9};
    told.has_ignore = random_below(&s->random, 2);
    if (told.has_ignore) told.ignore = ignores[random_below(&s->random, ARRAY_LEN(ignores))];
    return fl_context(a, &told);
}

// Whatever was tried, the document is what it was.
static void check_trials(Session *s, FlDoc *fresh, Str all)
{
    Arena *a = &s->step;
    Span place = {s->edit.span.start, s->edit.span.start};
    Str want = offered(a, fresh, place), got = offered(a, s->doc, place);
    if (!str_eq(got, want)) tell(s, "what is offered", diff_lines(a, want, got));
    const char *fault = trees_differ(&s->doc->items, &fresh->items);
    if (fault) tell(s, fault, STR("in another way after trials"));
    got = shown(a, s->doc, UINT32_MAX);
    if (!str_eq(got, all)) tell(s, "findings after trials", diff_lines(a, all, got));
}

static void check(Session *s)
{
    Arena *a = &s->step;
    FlDoc *fresh = fl_open(s->text);
    fl_configure(fresh, &s->config);
    fl_set_context(fresh, s->context);
    const char *fault = trees_differ(&s->doc->items, &fresh->items);
    if (!str_eq(fl_text(a, s->doc), s->text)) fault = "the text";
    if (fault) tell(s, fault, STR("in another way than a fresh document"));
    uint32_t tried = random_below(&s->random, TRIED_EVERY) ? UINT32_MAX : 0;
    Str want = shown(a, fresh, tried), got = shown(a, s->doc, tried);
    if (!str_eq(got, want)) tell(s, "findings and fixes", diff_lines(a, want, got));
    if (!tried) check_trials(s, fresh, shown(a, fresh, UINT32_MAX));
    fl_close(fresh);
}

static void apply(Session *s, FlEdit edit)
{
    s->edit = edit;
    s->before = s->text;
    s->text = documents_edited(&s->arena, s->text, edit);
    s->edits++;
    if (random_below(&s->random, 20) == 0) fl_rest(s->doc);
    if (random_below(&s->random, 8) == 0) {
        s->context = any_context(s);
        fl_set_context(s->doc, s->context);
    }
    if (random_below(&s->random, 4) == 0)
        fl_replace(s->doc, s->text);
    else
        fl_edit(s->doc, edit.span, edit.text);
}

// Now and then the latest edit is taken back, or several are made before anybody looks.
static void edit_and_check(Session *s)
{
    FlEdit edit = documents_edit(&s->arena, &s->random, s->all, s->text);
    Span added = {edit.span.start, edit.span.start + edit.text.len};
    Str removed = str_cut(s->text, edit.span.start, edit.span.end);
    apply(s, edit);
    if (random_below(&s->random, 6) == 0) return;
    check(s);
    if (random_below(&s->random, 3)) return;
    apply(s, (FlEdit){added, removed});
    check(s);
}

static void edit_one(Session *s)
{
    static const FlProfile profiles[] = {FL_PROFILE_DEFAULT, FL_PROFILE_DEFAULT, FL_PROFILE_STRICT,
                                         FL_PROFILE_HADOLINT, FL_PROFILE_BUILDKIT};
    s->random = random_start(s->seed, 13);
    s->config = (FlConfig){.profile = profiles[random_below(&s->random, ARRAY_LEN(profiles))]};
    s->config.is_editor = random_below(&s->random, 2);
    if (random_below(&s->random, 2)) s->config.platform = STR("linux/arm64");
    s->text = documents_text(&s->arena, &s->random, s->all);
    s->doc = fl_open(s->text);
    fl_configure(s->doc, &s->config);
    s->context = any_context(s);
    fl_set_context(s->doc, s->context);
    for (uint32_t i = 0; i < EDITS; i++) {
        edit_and_check(s);
        arena_reset(&s->step);
    }
    fl_close(s->doc);
    arena_reset(&s->arena);
}

static void edits_leave_nothing_stale(void **state)
{
    (void)state;
    Arena a = {0};
    Documents all = documents_read(&a);
    Session s = {.all = &all};
    uint64_t edits = 0;
    Chances chances = documents_chances(USUAL_TEXTS);
    for (s.seed = documents_seed(); chances_go_on(&chances); s.seed++) {
        s.edits = 0;
        edit_one(&s);
        edits += s.edits;
    }
    print_message("    %llu edits in texts %llu-%llu\n", (unsigned long long)edits,
                  (unsigned long long)documents_seed(), (unsigned long long)s.seed - 1);
    arena_clear(&s.arena);
    arena_clear(&s.step);
    arena_clear(&a);
}

int test_random_edits(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(edits_leave_nothing_stale)};
    return cmocka_run_group_tests_name("random edits", tests, NULL, NULL);
}
